import { parseArgs } from 'node:util'
import { askAtTerminal } from './askAtTerminal.ts'
import { print, printJson } from './print.ts'
import { runCommand } from './runCommand.ts'
import { targetArguments, targetUsage } from './target/targetArguments.ts'
import { parseUserCommand, userOptions } from './users/UserCommand.ts'
import { whileWorking } from './whileWorking.ts'

const usage = `npm run users -- COMMAND

  list                    all users, and whether they can sign in; --leads lists only the leads
  show NAME               one user: groups, email address, identity ID, number of agents
  find WHAT               the user with this email address, sub or identity ID
  create NAME             a new administrator, with a temporary password
    --email ADDRESS       Cognito sends the password to this address, and the command does not show it
    --lead                a lead, whose role reads every office's agents
    --office NAME         the name of their office
  create --from FILE      all users of a CSV or JSON file: username, and email, lead (yes), office
  new-password NAME       a temporary password, after the old one was lost or seen by others; ends the user's sessions
  set-email NAME ADDRESS  the address for codes to choose a new password
  forget-app NAME         after the loss of a phone: removes the authenticator app; the user may or must add another one
  lead NAME, unlead NAME  makes a user a lead, or takes that back and ends their sessions
  disable NAME            blocks the sign-in and ends the sessions; enable NAME takes that back
  delete NAME             deletes the user for good; asks first
  offices                 every office with its user and the number of its agents; --export FILE.csv
  office NAME --to ID     gives an identity ID or a sub the name of its office; --user NAME also its user

  --json                  print the answer as JSON
  --yes                   do not ask
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
