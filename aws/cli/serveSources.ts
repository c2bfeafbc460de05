import type { Server } from 'node:http'
import { createServer, type LogLevel } from 'vite'
import type { App } from './serve.ts'

export interface SourcesSettings {
  /** Where the page hears of changes. */
  server: Server
  logLevel?: LogLevel
  /** Where Vite keeps the libraries that it has prepared for browsers. */
  cacheDir?: string
}

/**
 * Serves the app from its sources, reloading as they change. Of the machine's files it serves those in `src` and
 * `public`, and the modules that they import.
 */
export async function serveSources(settings: SourcesSettings) {
  const { server, logLevel = 'info', cacheDir = 'node_modules/.vite' } = settings
  const vite = await createServer({
    logLevel,
    cacheDir,
    server: {
      middlewareMode: true,
      hmr: { server },
      // Vite adds what an allowed module imports.
      fs: { strict: true, allow: ['src', cacheDir] },
    },
    appType: 'spa',
  })
  return {
    handle: (request, response) => vite.middlewares(request, response),
    ready: Promise.resolve(true),
    close: () => vite.close(),
  } satisfies App
}
