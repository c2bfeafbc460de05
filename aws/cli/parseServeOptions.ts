import { readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { readTemplate } from '../template/readTemplate.ts'
import { parseParameters } from './parseParameters.ts'
import { parseCount } from './runCommand.ts'
import type { ServeSettings } from './serve.ts'
import { UsageError } from './UsageError.ts'

/** The options of `npm start` and `npm run dev`, for their usage texts. */
export const serveOptions = `
  --port N           the port of the app (5173)
  --fresh            forget users, sessions, identities and items, and begin with the demo data
  --state DIRECTORY  the directory of the users, sessions, identities and items (.local-aws)
  --partition-key K  the key of a row: identity-id (the default), or principal-tag for the user pool's sub
  --set NAME=VALUE   a parameter of the template, such as AuthenticatorApp=required or Editing=none`

/** @throws UsageError in one sentence for an option that does not exist or a value that it does not take */
export function parseServeOptions(args?: string[]): ServeSettings {
  const { values } = parseArgs({
    ...(args === undefined ? {} : { args }),
    options: {
      port: { type: 'string', default: '5173' },
      fresh: { type: 'boolean', default: false },
      state: { type: 'string', default: '.local-aws' },
      'partition-key': { type: 'string', default: 'identity-id' },
      set: { type: 'string', multiple: true, default: [] },
    },
  })
  const port = parseCount('--port', values.port, 1, 65_535)
  refuseServedDirectory(values.state)
  const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
  // The settings of npm start; --set overrides them.
  const settings = [
    'Editing=own-agents',
    `PartitionKey=${values['partition-key']}`,
    'Editing=own-agents',
    ...values.set,
  ]
  return {
    port,
    fresh: values.fresh,
    directory: values.state,
    parameters: Object.fromEntries(parseParameters(template, settings)),
  }
}

/**
 * The servers serve files from these directories, or a build empties them. The state has keys in it, so it must not
 * be there.
 */
const servedDirectories = ['aws', 'build', 'dist', 'node_modules', 'public', 'src']

function refuseServedDirectory(directory: string): void {
  const [first = ''] = relative(process.cwd(), resolve(directory)).split(sep)
  if (!servedDirectories.includes(first)) return
  throw new UsageError(
    `--state cannot be ${directory}: what lies in ${first}/ is served or replaced. Name another.`,
  )
}
