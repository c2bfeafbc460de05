import { serve } from '../../aws/cli/serve.ts'

/** The production build and a local AWS in memory, for the browser tests: PORT PARTITION_KEY */
const [, , port, partitionKey = 'identity-id'] = process.argv
await serve({ port: Number(port), fresh: false, build: true, directory: undefined, partitionKey })
