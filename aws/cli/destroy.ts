import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { readTemplate } from '../template/readTemplate.ts'
import { destroy } from './deploy/destroy.ts'
import { stoppable } from './deploy/stoppable.ts'
import { runCommand } from './runCommand.ts'
import { untilInterrupted } from './untilInterrupted.ts'

const usage = `npm run destroy -- [--stack NAME] [--yes]

Takes the stack down, except the user pool, the identity pool, the table and the record of who read it.

  --stack NAME    name of the stack (leading-keys)
  --yes           without asking`

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: { stack: { type: 'string', default: 'leading-keys' }, yes: { type: 'boolean', default: false } },
  })
  const { Resources } = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
  const retained = Object.entries(Resources).filter(([, { DeletionPolicy }]) =>
    DeletionPolicy?.startsWith('Retain'),
  )
  await destroy(stoppable(untilInterrupted()), {
    stackName: values.stack,
    retained: new Set(retained.map(([logicalId]) => logicalId)),
    confirm: async () => values.yes || (await isTyped(values.stack)),
  })
})

/** Whether somebody at the terminal types the name. @throws Error where there is no terminal */
async function isTyped(name: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Error('Nothing was deleted: there is no terminal to ask at. --yes goes on without asking')
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  // Ctrl-C and Ctrl-D end the terminal, and leave the question unanswered.
  const ended = once(terminal, 'close').then(() => '')
  const typed = terminal.question(`\nType ${name} to delete it: `).catch(() => '')
  const answer = await Promise.race([typed, ended])
  terminal.close()
  return answer === name
}
