import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTemplate } from '../template/readTemplate.ts'
import { findRegion } from './awsCli/callAws.ts'
import { buildApp, filesOfBuild } from './deploy/buildApp.ts'
import { deploy } from './deploy/deploy.ts'
import { parseStackName } from './deploy/parseStackName.ts'
import { printCalls } from './deploy/printCalls.ts'
import { stoppable } from './deploy/stoppable.ts'
import { parseParameters } from './parseParameters.ts'
import { runCommand } from './runCommand.ts'
import { untilInterrupted } from './untilInterrupted.ts'

const usage = `npm run deploy -- [--stack NAME] [--set PARAMETER=VALUE]… [--dry-run]

Brings the stack of aws/template.yaml and the app to AWS, with the AWS CLI and its credentials. Safe to repeat.

  --stack NAME    name of the stack (leading-keys)
  --set N=V       a parameter of the template; one that is not given keeps its value
  --dry-run       print every call to AWS, and make none`

await runCommand(usage, async () => {
  const { values } = parseArgs({
    options: {
      stack: { type: 'string', default: 'leading-keys' },
      set: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
  const change = {
    stackName: parseStackName(values.stack),
    parameters: parseParameters(template, values.set),
    allParameters: new Set(Object.keys(template.Parameters)),
  }
  if (values['dry-run']) {
    const files = filesOfBuild()
    const page = { path: '/index.html', file: 'dist/index.html' }
    await printCalls(change, files.length > 0 ? files : [page], (line) => console.log(line))
    return
  }
  const region = await findRegion()
  const url = await deploy(stoppable(untilInterrupted()), {
    ...change,
    region,
    build: buildApp,
    write: writeTemporary,
  })
  console.log(`\n${url}\n\n${nextSteps(url)}`)
})

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
