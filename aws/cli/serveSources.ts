import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { createServer } from 'vite'

/**
 * Serves the app from its sources, reloading as they change.
 *
 * @param server - where the page hears of changes
 * @param stateDirectory - holds the keys of the local AWS: never served, though it may lie among the sources
 */
export async function serveSources(server: Server, stateDirectory: string | undefined) {
  const vite = await createServer({
    server: {
      middlewareMode: true,
      hmr: { server },
      fs: { deny: ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', ...globsOf(stateDirectory)] },
    },
    appType: 'spa',
  })
  return { app: vite.middlewares, close: () => vite.close() }
}

/** Matches everything in a directory, whatever characters its name has. */
function globsOf(directory: string | undefined): string[] {
  if (directory === undefined) return []
  const path = resolve(directory).replaceAll('\\', '/')
  return [`${path.replace(/[[\](){}!*?+@|\\]/g, '\\$&')}/**`]
}
