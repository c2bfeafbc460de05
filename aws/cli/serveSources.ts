import type { Server } from 'node:http'
import { createServer, type LogLevel } from 'vite'
import type { App } from './serve.ts'

/**
 * Serves the app from its sources, reloading as they change. Of the machine's files it serves those in `src` and
 * `public`, and the modules that they import.
 *
 * @param server where the page hears of changes
 */
export async function serveSources(server: Server, logLevel: LogLevel = 'info') {
  const vite = await createServer({
    logLevel,
    server: {
      middlewareMode: true,
      hmr: { server },
      // Vite adds what an allowed module imports.
      fs: { strict: true, allow: ['src', 'node_modules/.vite'] },
    },
    appType: 'spa',
  })
  return {
    handle: (request, response) => vite.middlewares(request, response),
    ready: Promise.resolve(true),
    close: () => vite.close(),
  } satisfies App
}
