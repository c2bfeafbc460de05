import { serve } from '../../aws/cli/serve.ts'

/** The production build and a local AWS in memory, for the browser tests. */
const port = Number(process.argv[2])
const partitionKey = process.argv[3] ?? 'identity-id'
await serve({ port, fresh: false, build: true, directory: undefined, partitionKey })
