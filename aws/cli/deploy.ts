import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readTemplate } from '../local/stack/readTemplate.ts'
import { callAws } from './awsCli/callAws.ts'
import { buildApp, filesOfBuild } from './deploy/buildApp.ts'
import { deploy } from './deploy/deploy.ts'
import { dryRun } from './deploy/dryRun.ts'
import type { Surroundings } from './deploy/followStack.ts'
import { parseParameters } from './parseParameters.ts'
import { runCommand } from './runCommand.ts'

const usage = `npm run deploy -- [--stack NAME] [--set PARAMETER=VALUE]… [--dry-run]

Brings the stack of aws/template.yaml and the app to AWS, with the AWS CLI and its credentials. Safe to repeat.

  --stack NAME    name of the stack (leading-keys)
  --set N=V       a parameter of the template; one that is not given keeps its value
  --dry-run       print every call to AWS, and make none`

const pollEvery = 3_000

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: {
      stack: { type: 'string', default: 'leading-keys' },
      set: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
  const deployment = { stackName: values.stack, parameters: parseParameters(template, values.set) }
  if (values['dry-run']) await printCalls(deployment)
  else {
    const say = (line: string) => console.log(line)
    const surroundings: Surroundings = { call: callAws, say, pause: () => sleep(pollEvery) }
    const url = await deploy(surroundings, { ...deployment, build: buildApp, write: writeTemporary })
    console.log(`\n${url}\n\n${nextSteps(url)}`)
  }
})

async function printCalls(deployment: { stackName: string; parameters: ReadonlyMap<string, string> }) {
  const print = (line: string) => console.log(line)
  const surroundings: Surroundings = {
    call: dryRun(print),
    // What AWS answers is made up: only the headings are of interest.
    say: (line) => line.startsWith('  ') || print(line),
    pause: async () => {},
  }
  await deploy(surroundings, {
    ...deployment,
    async build() {
      print('  npm run build')
      const files = filesOfBuild()
      return files.length > 0 ? files : [{ path: '/index.html', file: 'dist/index.html' }]
    },
    write: () => 'config.json',
  })
  print('\nNone of this was done.')
}

function writeTemporary(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'leading-keys-')), 'config.json')
  writeFileSync(file, text)
  return file
}

function nextSteps(url: string): string {
  return [
    'Next:',
    '  npm run users -- create NAME                       an administrator, with a temporary password',
    '  npm run assign -- FILE --to IDENTITY_ID            their agents, once they have signed in',
    `  npm run doctor -- --config ${url}config.json`,
    `  npm run prove -- --config ${url}config.json --user NAME --other NAME`,
  ].join('\n')
}
