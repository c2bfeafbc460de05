import { parseServeOptions, serveOptions } from './parseServeOptions.ts'
import { runCommand } from './runCommand.ts'
import { serve } from './serve.ts'
import { serveSources } from './serveSources.ts'

const usage = `npm run dev -- [OPTION]…

Serves the app from its sources, reloading as they change, and the local AWS beside it.
${serveOptions}`

await runCommand(usage, async () => {
  await serve(parseServeOptions(), ({ server }) => serveSources({ server }))
})
