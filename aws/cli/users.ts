import { parseArgs } from 'node:util'
import { runCommand } from './runCommand.ts'
import { openTarget, targetArguments, targetUsage } from './target/openTarget.ts'
import { parseUserCommand } from './users/parseUserCommand.ts'
import { runUserCommand } from './users/runUserCommand.ts'

const usage = `npm run users -- COMMAND [NAME]

  list                    everybody, and whether they can sign in
  create NAME             a new administrator, with a temporary password
    --email ADDRESS       have Cognito send the invitation there instead of showing the password
    --lead                in AgencyLeads, whose role reads every office's agents
  lead NAME, unlead NAME  into AgencyLeads, and out of it
  forget-app NAME         for a lost phone: no code any more, or another app where everybody has to have one
  disable NAME            no sign-in any more, sessions ended; enable NAME takes it back

${targetUsage}`

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...targetArguments,
      email: { type: 'string' },
      lead: { type: 'boolean', default: false },
    },
  })
  const command = parseUserCommand(positionals, values)
  if (command === undefined) throw new Error(`That is not a command.\n\n${usage}`)
  console.log(await runUserCommand(await openTarget(values), command))
})
