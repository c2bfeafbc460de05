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
Reads CSV, TSV, JSON, JSON lines, and the output of DynamoDB (scan, export). Checks the whole file before it writes.

  --to ID         the administrator's identity ID, from their Access page; or the name of their office
  --user NAME     the username; enough alone if the office is known, or if rows have the user pool's sub as key
  --office NAME   the name of the office
  --unassign      take the agents of the file away from the administrator
  --replace       overwrite agents that the administrator already has
  --resume        continue an interrupted run of the same command
  --move-from ID  move all agents of this administrator, or those that FILE names; none is ever under both
  --export FILE   write the agents of --of to a CSV or JSON file
  --list          list every office with the number of its agents
  --json          print the answer as JSON
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
    onWarning: (sentence) => printError(`Note: ${sentence}`),
    signal: untilInterrupted(),
  })
  // The other commands show their progress.
  const isReading = command.name === 'list' || command.name === 'export'
  const { text, data } = await (isReading ? whileWorking('Reading agents', running) : running)
  if (json) printJson(data, 2)
  else print(text)
})
