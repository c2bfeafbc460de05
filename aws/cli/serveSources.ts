import type { Server } from 'node:http'
import { createServer, type LogLevel } from 'vite'
import type { App } from './serve.ts'

export interface SourcesSettings {
  /** The server that notifies the page of changes. */
  server: Server
  logLevel?: LogLevel
  /** The directory in which Vite keeps the libraries prepared for browsers. */
  cacheDir?: string
}

/**
 * Serves the app from its sources, and reloads it when they change. It serves files in `src` and `public` and the
 * modules that they import, and no other files of the machine.
 */
export async function serveSources(settings: SourcesSettings) {
  const { server, logLevel = 'info', cacheDir = 'node_modules/.vite' } = settings
  const vite = await createServer({
    logLevel,
    cacheDir,
    server: {
      middlewareMode: true,
      hmr: { server },
      // Vite also allows the imports of an allowed module.
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
