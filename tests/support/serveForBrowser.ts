import { parseArgs } from 'node:util'
import { readBuild } from '../../aws/cli/build/readBuild.ts'
import { serve } from '../../aws/cli/serve.ts'
import { serveBuild } from '../../aws/cli/serveBuild.ts'
import { serveSources } from '../../aws/cli/serveSources.ts'

/**
 * Serves the production build and a local AWS, in memory unless --state names a directory: PORT [--state D] [NAME=VALUE]…
 * With --refuse-unsigned, DynamoDB behind CloudFront refuses unsigned headers, as S3 does.
 * With --sources, the development server serves the sources, and keeps its prepared libraries in that directory.
 */
const { values, positionals } = parseArgs({
  options: {
    state: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    sources: { type: 'string' },
    'refuse-unsigned': { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const [port, ...parameters] = positionals
await serve(
  {
    port: Number(port),
    fresh: values.fresh,
    directory: values.state,
    refusesUnsigned: values['refuse-unsigned'],
    parameters: Object.fromEntries(parameters.map((parameter) => parameter.split('='))),
  },
  ({ server, region, parameters }) =>
    values.sources === undefined
      ? { handle: serveBuild(readBuild('dist'), region, parameters), ready: Promise.resolve(true) }
      : serveSources({ server, logLevel: 'silent', cacheDir: values.sources }),
)
