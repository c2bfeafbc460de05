import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

/**
 * Serves the production build as the hosting does: pages of the app answer navigations, and a missing file is
 * a 404, never a page of HTML.
 */
export function serveBuild(directory: string) {
  if (!existsSync(`${directory}/index.html`)) {
    throw new Error(`There is no build in ${directory}/. Make one: npm run build`)
  }
  const files = sirv(directory, {
    // Only what has no dot in its last part is a page of the app.
    single: true,
    ignores: [/\.[^/]*$/],
    setHeaders(response, path) {
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      )
    },
  })
  return (request: IncomingMessage, response: ServerResponse): void => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n')
    })
  }
}
