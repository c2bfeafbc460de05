import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readTemplate } from '../local/stack/readTemplate.ts'
import { callAws } from './awsCli/callAws.ts'
import { destroy } from './deploy/destroy.ts'
import { runCommand } from './runCommand.ts'

const usage = `npm run destroy -- [--stack NAME] [--yes]

Takes the stack down, except the user pool, the identity pool, the table and the record of who read it.

  --stack NAME    name of the stack (leading-keys)
  --yes           without asking`

const pollEvery = 3_000

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: { stack: { type: 'string', default: 'leading-keys' }, yes: { type: 'boolean', default: false } },
  })
  const { Resources } = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
  const retained = Object.entries(Resources).filter(([, { DeletionPolicy }]) =>
    DeletionPolicy?.startsWith('Retain'),
  )
  await destroy(
    { call: callAws, say: (line) => console.log(line), pause: () => sleep(pollEvery) },
    {
      stackName: values.stack,
      retained: new Set(retained.map(([logicalId]) => logicalId)),
      confirm: async () => values.yes || (await isTyped(values.stack)),
    },
  )
})

/** Whether somebody at the terminal types the name. Where there is no terminal, nobody does. */
async function isTyped(name: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`\nType ${name} to delete it: `)
  terminal.close()
  return answer === name
}
