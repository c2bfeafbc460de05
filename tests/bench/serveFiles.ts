import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import type { Server } from 'node:net'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Certificate } from './makeCertificate.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** Serves a build as a content delivery network does: HTTP/2, packed beforehand, and kept for good but for its pages. */
export function serveFiles(directory: string, config: object, { key, cert }: Certificate): Server {
  const files = new Map(
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map((name) => join(directory, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => [`/${relative(directory, path).replaceAll('\\', '/')}`, readFileSync(path)]),
  )
  files.set('/config.json', Buffer.from(JSON.stringify(config)))
  const packed = new Map([...files].map(([path, content]) => [path, gzipSync(content, { level: 9 })]))
  return createSecureServer({ key, cert }, (request, response) => {
    const path = packed.has(request.url) ? request.url : '/index.html'
    const content = packed.get(path) ?? Buffer.alloc(0)
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
    })
    response.end(content)
  })
}
