import { createServer } from 'node:https'
import type { Server } from 'node:net'
import { handleRequest } from '../../aws/local/handleRequest.ts'
import { corsHeaders } from '../../aws/local/host/corsHeaders.ts'
import { readBody } from '../../aws/local/host/readBody.ts'
import type { LocalAws } from '../../aws/local/LocalAws.ts'
import type { Certificate } from './makeCertificate.ts'

/** Serves the local AWS under the names of the real one, at whose root all three services answer. */
export function serveAws(aws: LocalAws, { key, cert }: Certificate): Server {
  return createServer({ key, cert, keepAlive: true }, async (request, response) => {
    const cors = corsHeaders(request.headers)
    if (request.method === 'OPTIONS') {
      response.writeHead(200, { ...cors, 'content-length': 0 }).end()
      return
    }
    const body = await readBody(request)
    if (body === undefined) {
      response.writeHead(413, cors).end()
      return
    }
    const headers = new Map(
      Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(',')]),
    )
    const { method = '', url = '/' } = request
    const answer = await handleRequest(aws, { method, url, headers, body })
    response.writeHead(answer.status, {
      ...answer.headers,
      ...cors,
      'content-length': Buffer.byteLength(answer.body),
    })
    response.end(answer.body)
  })
}
