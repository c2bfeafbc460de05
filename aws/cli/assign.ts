import { parseArgs } from 'node:util'
import { agentAttributes } from '../contract/agentRecord.ts'
import { assign } from './assign/assign.ts'
import { FaultyFileError } from './files/FaultyFileError.ts'
import { runCommand } from './runCommand.ts'
import { showProgress } from './showProgress.ts'
import { openTarget, targetArguments, targetUsage } from './target/openTarget.ts'
import { untilInterrupted } from './untilInterrupted.ts'

const usage = `npm run assign -- FILE --to IDENTITY_ID [--unassign] [--replace] [--resume]

Gives the agents of a CSV or JSON file to an administrator. The whole file is checked before the first agent is
written. Its columns: fieldName, and any of
${agentAttributes.map(({ name }) => name).join(', ')}.

  --to ID         their identity ID, from their Access page
  --user NAME     their user name, in a stack that is keyed by the principal tag
  --unassign      take the file's agents away from them instead
  --replace       let agents that they have already take on what the file says
  --resume        go on where an interrupted run of the same command stopped

${targetUsage}`

/** Of a faulty file: as many lines as fit on a screen. */
const mostFaults = 20

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...targetArguments,
      to: { type: 'string' },
      user: { type: 'string' },
      unassign: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
    },
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new Error(`One file, please.\n\n${usage}`)
  const action = values.unassign ? 'unassign' : 'assign'
  const target = await openTarget(values)
  const person = { identityId: values.to, user: values.user }
  try {
    const report = await assign(
      target,
      { file, person, action, replace: values.replace, resume: values.resume },
      { onProgress: showProgress, signal: untilInterrupted() },
    )
    const count = `${report.total.toLocaleString('en')} ${report.total === 1 ? 'agent' : 'agents'}`
    const done = `${count} ${action === 'assign' ? 'assigned to' : 'taken from'}`
    const earlier =
      report.before > 0 ? `, ${report.before.toLocaleString('en')} of them by the run before` : ''
    const replaced = report.replaced ? `, ${report.replaced.toLocaleString('en')} of them replaced` : ''
    console.log(`${done} ${report.userId} in ${target.name}${earlier}${replaced}.`)
  } catch (error) {
    if (!(error instanceof FaultyFileError)) throw error
    const { faults } = error
    const more = faults.length > mostFaults ? `\n  and ${faults.length - mostFaults} more` : ''
    const shown = faults.slice(0, mostFaults).map((fault) => `  ${fault}`)
    throw new Error(`${file}: nothing was written.\n${shown.join('\n')}${more}`)
  }
})
