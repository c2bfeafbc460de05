import { parseServeOptions, serveOptions } from './parseServeOptions.ts'
import { runCommand } from './runCommand.ts'

const usage = `npm start -- [OPTION]…

Serves the app as it is deployed, and the local AWS beside it. Builds the app first when its sources have changed.
${serveOptions}`

await runCommand(usage, async () => {
  const options = parseServeOptions()
  // Loaded after the command line is read, so that --help and a wrong option are answered at once.
  const [{ serve }, { serveCurrentBuild }] = await Promise.all([
    import('./serve.ts'),
    import('./serveCurrentBuild.ts'),
  ])
  await serve(options, (settings) => serveCurrentBuild(process.cwd(), settings))
})
