import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import type { Server } from 'node:net'
import { extname, join, relative } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { answerThroughCloudFront, type Forwarding } from '../../aws/local/host/answerThroughCloudFront.ts'
import type { LocalAws } from '../../aws/local/LocalAws.ts'
import type { Certificate } from './makeCertificate.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** The local AWS, and those of its services to which a site passes requests on. */
export interface PassedOn extends Forwarding {
  aws: LocalAws
  /** From here to AWS, in milliseconds. */
  roundTrip: number
}

/**
 * Serves a build as a content delivery network does: over HTTP/2, packed in advance, and cached for good except for the
 * pages. It passes calls to its own origin on to AWS, if a site has one.
 */
export function serveFiles(
  directory: string,
  config: object,
  { key, cert }: Certificate,
  passedOn?: PassedOn,
): Server {
  const files = new Map(
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .map((name) => join(directory, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => [`/${relative(directory, path).replaceAll('\\', '/')}`, readFileSync(path)]),
  )
  files.set('/config.json', Buffer.from(JSON.stringify(config)))
  const packed = new Map([...files].map(([path, content]) => [path, gzipSync(content, { level: 9 })]))
  return createSecureServer({ key, cert }, async (request, response) => {
    // The SDK puts a slash behind its endpoint.
    const service = passedOn?.hosts.get(request.url.replace(/\/$/, ''))
    if (passedOn !== undefined && service !== undefined) {
      const body = await buffer(request)
      const headers = Object.entries(request.headers).filter(([name]) => !name.startsWith(':'))
      const asked = {
        method: request.method,
        url: request.url,
        headers: new Map(headers.map(([name, value]) => [name, String(value)])),
        body,
      }
      if (passedOn.roundTrip > 0) await setTimeout(passedOn.roundTrip)
      const answer = await answerThroughCloudFront(passedOn.aws, asked, service, passedOn)
      response.writeHead(answer.status, { ...answer.headers })
      response.end(answer.body)
      return
    }
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
