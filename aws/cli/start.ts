import { parseServeOptions, serveOptions } from './parseServeOptions.ts'
import { runCommand } from './runCommand.ts'
import { serve } from './serve.ts'
import { serveCurrentBuild } from './serveCurrentBuild.ts'

const usage = `npm start -- [OPTION]…

Serves the app as it is deployed, and the local AWS beside it. Builds the app first when its sources have changed.
${serveOptions}`

await runCommand(usage, async () => {
  await serve(parseServeOptions(), (settings) => serveCurrentBuild(process.cwd(), settings))
})
