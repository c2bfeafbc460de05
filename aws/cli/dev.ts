import { parseServeOptions, serveOptions } from './parseServeOptions.ts'
import { runCommand } from './runCommand.ts'

const usage = `npm run dev -- [OPTION]…

Serves the app from its sources, reloading as they change, and the local AWS beside it.
${serveOptions}`

await runCommand(usage, async () => {
  const options = parseServeOptions()
  // Loaded after the command line is read, so that --help and a wrong option are answered at once.
  const [{ serve }, { serveSources }] = await Promise.all([import('./serve.ts'), import('./serveSources.ts')])
  await serve(options, ({ server }) => serveSources({ server }))
})
