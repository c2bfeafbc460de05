import { parseArgs } from 'node:util'
import type { Examination } from './doctor/examine.ts'
import { printExamination } from './doctor/printExamination.ts'
import { print, printJson } from './print.ts'
import { runCommand } from './runCommand.ts'
import { safeText } from './safeText.ts'
import { targetArguments, targetUsage } from './target/targetArguments.ts'
import { UsageError } from './UsageError.ts'

const usage = `npm run doctor -- [--user NAME]

Checks every setting on which the app depends, and names the command that mends each fault. Reads the password of the
test user from DOCTOR_PASSWORD. With --config alone, it checks only what a browser can see.

  --user NAME     sign in as this user, who has no authenticator app
  --json          print the findings as JSON
${targetUsage}`

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: { ...targetArguments, user: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const password = process.env.DOCTOR_PASSWORD
  if ((values.user === undefined) !== (password === undefined)) {
    throw new UsageError('A sign-in needs both --user NAME and DOCTOR_PASSWORD in the environment.')
  }
  // Loaded after the command line is read, so that --help and a wrong option are answered at once.
  const [{ openTarget }, { examine }, { openOperator }] = await Promise.all([
    import('./target/openTarget.ts'),
    import('./doctor/examine.ts'),
    import('./doctor/openOperator.ts'),
  ])
  const { config, client, appUrl, name } = await openTarget(values)
  const login =
    values.user === undefined || password === undefined ? undefined : { username: values.user, password }
  const operator = values.config === undefined ? openOperator(client, values.local) : undefined
  const seen: Examination[] = []
  if (!values.json) print(safeText`\n${name}\n`)
  for await (const examination of examine({ config, client, appUrl, operator, login })) {
    seen.push(examination)
    if (!values.json) printExamination(examination)
  }
  const found = seen.flatMap(({ findings }) => findings).length
  const isWhole = seen.every(({ skipped }) => skipped === undefined)
  const good = isWhole ? 'Nothing is wrong.' : 'Nothing is wrong with what was looked at.'
  if (values.json) printJson({ target: name, checks: seen }, 2)
  else print(`\n${found === 0 ? good : `${found} to mend.`}\n`)
  process.exitCode = found === 0 ? 0 : 1
})
