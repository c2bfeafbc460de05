import { parseArgs } from 'node:util'
import { assignOptions, parseAssignCommand } from './assign/AssignCommand.ts'
import { agentProperties } from './assign/agentSchema.ts'
import { print, printError, printJson } from './print.ts'
import { runCommand } from './runCommand.ts'
import { showProgress } from './showProgress.ts'
import { targetArguments, targetUsage } from './target/targetArguments.ts'
import { untilInterrupted } from './untilInterrupted.ts'
import { whileWorking } from './whileWorking.ts'

const [name, ...attributes] = agentProperties

const usage = `npm run assign -- FILE --to ID [--user NAME] [--office NAME]
npm run assign -- --move-from ID --to ID [FILE]
npm run assign -- --export FILE --of ID
npm run assign -- --list

Gives the agents of a file to an administrator: ${name}, and any of ${attributes.join(', ')}.
Reads CSV, TSV, JSON, JSON lines and what DynamoDB gives (scan, export). Everything is checked before anything is written.

  --to ID         their identity ID, from their Access page; or the name of their office
  --user NAME     their user name: alone, where their office is known or the stack is keyed by the principal tag
  --office NAME   what their office is called
  --unassign      take the file's agents away from them instead
  --replace       let agents that they have already take on what the file says
  --resume        go on where an interrupted run of the same command stopped
  --move-from ID  take the agents, or those that FILE names, from this person: none is ever under both
  --export FILE   write their agents to a CSV or JSON file
  --list          every office with the number of its agents
  --json          answer as JSON
${targetUsage}`

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...targetArguments, ...assignOptions, json: { type: 'boolean', default: false } },
  })
  const { local, state, config, stack, profile, region, json, ...options } = values
  const command = parseAssignCommand(positionals, options)
  // Loaded after the command line is read, so that --help and a wrong option are answered at once.
  const [{ openTarget }, { runAssignCommand }] = await Promise.all([
    import('./target/openTarget.ts'),
    import('./assign/runAssignCommand.ts'),
  ])
  const target = await whileWorking(
    'Looking for the stack',
    openTarget({ local, state, config, stack, profile, region }),
  )
  const running = runAssignCommand(target, command, {
    onProgress: showProgress,
    onWarning: (sentence) => printError(`Mind: ${sentence}`),
    signal: untilInterrupted(),
  })
  // The other commands show their progress.
  const isReading = command.name === 'list' || command.name === 'export'
  const { text, data } = await (isReading ? whileWorking('Reading agents', running) : running)
  if (json) printJson(data, 2)
  else print(text)
})
