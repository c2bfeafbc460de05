import { parseArgs } from 'node:util'
import { serve } from '../../aws/cli/serve.ts'

/** The production build and a local AWS, in memory unless --state names a directory: PORT [--state D] [NAME=VALUE]… */
const { values, positionals } = parseArgs({
  options: { state: { type: 'string' }, fresh: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [port, ...parameters] = positionals
await serve({
  port: Number(port),
  fresh: values.fresh,
  build: true,
  directory: values.state,
  parameters: Object.fromEntries(parameters.map((parameter) => parameter.split('='))),
})
