import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { UnreadableStateError } from '../local/state/UnreadableStateError.ts'
import { readTemplate } from '../template/readTemplate.ts'
import { parseParameters } from './parseParameters.ts'
import { serve } from './serve.ts'

const usage = `npm start -- [--port N] [--fresh] [--state DIRECTORY] [--partition-key KEY] [--set N=V]…

  --port N           where to serve the app (5173)
  --fresh            forget users, sessions, identities and items, and begin with the demo data
  --state            where users, sessions, identities and items are kept (.local-aws)
  --partition-key    what a row hangs on: identity-id (the default) or principal-tag, the user pool's sub as a tag
  --set N=V          a parameter of the template, such as AuthenticatorApp=required`

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '5173' },
      fresh: { type: 'boolean', default: false },
      state: { type: 'string', default: '.local-aws' },
      'partition-key': { type: 'string', default: 'identity-id' },
      set: { type: 'string', multiple: true, default: [] },
      preview: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
  } else {
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`--port takes a number from 1 to 65535, not ${values.port}`)
    }
    const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
    const settings = [`PartitionKey=${values['partition-key']}`, ...values.set]
    await serve({
      port,
      fresh: values.fresh,
      build: values.preview,
      directory: values.state,
      parameters: Object.fromEntries(parseParameters(template, settings)),
    })
  }
} catch (error) {
  const expected = error instanceof UnreadableStateError || isUsageError(error)
  console.error(expected || error instanceof Error ? `\n${String((error as Error).message)}\n` : error)
  process.exit(1)
}

function isUsageError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
