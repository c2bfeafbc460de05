import { parseArgs } from 'node:util'
import { callAws } from './awsCli/callAws.ts'
import { examine } from './doctor/examine.ts'
import { runCommand } from './runCommand.ts'
import { openTarget, targetArguments, targetUsage } from './target/openTarget.ts'

const usage = `npm run doctor -- [--user NAME]

Looks at everything on which the chain depends, and says of each fault what mends it. The password of the test user is
taken from DOCTOR_PASSWORD. With --config alone, only what a browser sees is looked at.

  --user NAME     sign in as this user, who has no authenticator app
${targetUsage}`

await runCommand(usage, async () => {
  const { values } = parseArgs({ options: { ...targetArguments, user: { type: 'string' } } })
  const password = process.env.DOCTOR_PASSWORD
  if ((values.user === undefined) !== (password === undefined)) {
    throw new Error('A sign-in needs both --user NAME and DOCTOR_PASSWORD in the environment')
  }
  const { config, client, appUrl, name } = await openTarget(values)
  const login =
    values.user === undefined || password === undefined ? undefined : { username: values.user, password }
  const call = values.local || values.config !== undefined ? undefined : callAws
  console.log(`\n${name}\n`)
  let [found, left] = [0, 0]
  for await (const { check, skipped, findings } of examine({ config, client, appUrl, call, login })) {
    found += findings.length
    left += skipped === undefined ? 0 : 1
    if (skipped !== undefined) console.log(`  – ${check}: not looked at, ${skipped}`)
    else console.log(`  ${findings.length === 0 ? '✓' : '✗'} ${check}`)
    for (const { what, fix } of findings) console.log(`      ${what}\n      → ${fix}`)
  }
  const good = left === 0 ? 'Nothing is wrong.' : 'Nothing is wrong with what was looked at.'
  console.log(`\n${found === 0 ? good : `${found} to mend.`}\n`)
  process.exitCode = found === 0 ? 0 : 1
})
