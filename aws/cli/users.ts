import { parseArgs } from 'node:util'
import { askAtTerminal } from './askAtTerminal.ts'
import { print, printJson } from './print.ts'
import { runCommand } from './runCommand.ts'
import { targetArguments, targetUsage } from './target/targetArguments.ts'
import { parseUserCommand, userOptions } from './users/UserCommand.ts'
import { whileWorking } from './whileWorking.ts'

const usage = `npm run users -- COMMAND

  list                    everybody, and whether they can sign in; --leads for the leads alone
  show NAME               all that is known of one: groups, email address, identity ID, how many agents
  find WHAT               who has an email address, a sub or an identity ID
  create NAME             a new administrator, with a temporary password
    --email ADDRESS       have Cognito send the invitation there instead of showing the password
    --lead                a lead, whose role reads every office's agents
    --office NAME         what their office is called
  create --from FILE      everybody in a CSV or JSON file: username, and email, lead (yes), office
  new-password NAME       a temporary password instead of one that is lost or known to others; ends their sessions
  set-email NAME ADDRESS  where codes for a new password go
  forget-app NAME         for a lost phone: no code any more, or another app where everybody has to have one
  lead NAME, unlead NAME  makes them a lead, and no lead any more, which ends their sessions
  disable NAME            no sign-in any more, sessions ended; enable NAME takes it back
  delete NAME             for good; asks first
  offices                 every office with its user and the number of its agents; --export FILE.csv
  office NAME --to ID     says which office is behind an identity ID or sub; --user NAME says who that is

  --json                  answer as JSON
  --yes                   without asking
${targetUsage}`

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...targetArguments,
      ...userOptions,
      json: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  })
  const { local, state, config, stack, profile, region, json, yes, ...options } = values
  const command = parseUserCommand(positionals, options)
  // Loaded after the command line is read, so that --help and a wrong option are answered at once.
  const [{ openTarget }, { runUserCommand }] = await Promise.all([
    import('./target/openTarget.ts'),
    import('./users/runUserCommand.ts'),
  ])
  const target = await whileWorking(
    'Looking for the stack',
    openTarget({ local, state, config, stack, profile, region }),
  )
  const confirm = async (question: string, expected: string) =>
    yes || (await askAtTerminal(question)) === expected
  const running = runUserCommand(target, command, confirm)
  // The question uses the line on which the waiting time would be shown.
  const { text, data } = await (command.name === 'delete' ? running : whileWorking('Asking AWS', running))
  if (json) printJson(data, 2)
  else print(text)
})
