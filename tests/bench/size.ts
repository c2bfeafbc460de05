import { parseArgs } from 'node:util'
import { parseCommandLine } from '../../aws/cli/runCommand.ts'
import { spendingOf } from './budgets.ts'
import { measureBuild } from './measureBuild.ts'

parseCommandLine('npm run size\n\nWhat the production build weighs, file by file, against the budgets.', () =>
  parseArgs({ options: {} }),
)
const files = await measureBuild()
const spending = spendingOf(files)

console.log(`${'file'.padEnd(36)}${'bytes'.padStart(10)}${'gzip'.padStart(10)}  loaded`)
for (const stage of ['form', 'agents', 'later'] as const) {
  for (const file of files.filter((each) => each.stage === stage)) {
    const when = { form: 'before the form', agents: 'until the agents', later: 'later, if ever' }[stage]
    console.log(`${file.name.padEnd(36)}${number(file.bytes)}${number(file.gzip)}  ${when}`)
  }
}
console.log()
for (const { what, spent, limit } of spending) {
  console.log(
    `${what.padEnd(46)}${number(spent)}  of ${limit.toLocaleString('en')}${spent > limit ? '  ✗ over' : ''}`,
  )
}
if (spending.some(({ spent, limit }) => spent > limit)) process.exit(1)

function number(value: number): string {
  return value.toLocaleString('en').padStart(10)
}
