import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { calculateSignature } from '../../aws/local/signature/calculateSignature.ts'
import type { Shot } from './Shot.ts'
import type { Targets } from './Targets.ts'

export interface Hit {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

/** Fires a shot. Returns the answer, or undefined if none is due (a socket, or a request cut off while sending). */
export async function fire(targets: Targets, shot: Shot): Promise<Hit | undefined> {
  switch (shot.is) {
    case 'raw':
      return send(targets, shot.headers, shot.body)
    case 'call':
      return send(targets, headersOf(shot.target), JSON.stringify(shot.input) ?? '')
    case 'signed': {
      const body = JSON.stringify(shot.input) ?? ''
      const headers = sign(targets, shot, body)
      const { bend } = shot
      return send(targets, bend === undefined ? headers : { ...headers, [bend.header]: bend.value }, body)
    }
    case 'large':
      return send(targets, headersOf(shot.target), largeBody(shot))
    case 'socket':
      return touch(targets, shot)
  }
}

function headersOf(target: string): Record<string, string> {
  const version = target.startsWith('DynamoDB') ? '1.0' : '1.1'
  return { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target }
}

function sign(
  { config, operatorKey, person }: Targets,
  { by, target }: Extract<Shot, { is: 'signed' }>,
  body: string,
): Record<string, string> {
  const { host, pathname } = new URL(config.endpoint)
  const date = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const credentials = by === 'operator' ? operatorKey : person.credentials
  const headers: Record<string, string> = {
    ...headersOf(target),
    host,
    'x-amz-date': date,
    'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
    ...(by === 'person' ? { 'x-amz-security-token': person.credentials.sessionToken } : {}),
  }
  const service = target.startsWith('DynamoDB') ? 'dynamodb' : 'cognito-idp'
  const scope = [date.slice(0, 8), config.region, service, 'aws4_request'] as const
  const signedHeaders = Object.keys(headers).sort()
  const { accessKeyId, secretAccessKey } = credentials
  const http = {
    method: 'POST',
    url: pathname,
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body),
  }
  const signature = calculateSignature(
    http,
    { accessKeyId, scope, signedHeaders, date, signature: '' },
    secretAccessKey,
  )
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`
  return { ...headers, authorization }
}

function largeBody({ bytes, filler }: Extract<Shot, { is: 'large' }>): Buffer {
  const [begin, fill, end] = {
    spaces: ['{', ' ', '}'],
    text: ['{"a":"', 'x', '"}'],
    list: ['{"a":[', '1,', '1]}'],
  }[filler] as [string, string, string]
  const body = Buffer.alloc(bytes, fill)
  body.write(begin, 0)
  body.write(
    end.padStart(end.length + (filler === 'list' ? 1 : 0), '1'),
    bytes - end.length - (filler === 'list' ? 1 : 0),
  )
  return body
}

function send(
  { config }: Targets,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): Promise<Hit | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(config.endpoint, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', () => resolve(undefined))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.on('error', (error) => {
      const code = 'code' in error ? error.code : undefined
      // The server cuts off a client that sends too much, which is a refusal. A server that has ended refuses connections.
      if (code === 'ECONNRESET' || code === 'EPIPE') resolve(undefined)
      else reject(error)
    })
    request.end(body)
  })
}

/** A socket that sends and hangs up, or sends and then waits for a moment. */
function touch({ config }: Targets, { bytes, hangUp }: Extract<Shot, { is: 'socket' }>): Promise<undefined> {
  const { hostname, port, host } = new URL(config.endpoint)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(typeof bytes === 'string' ? bytes.replace('HOST', host) : bytes)
      if (hangUp) socket.destroy()
      else setTimeout(() => socket.destroy(), 200)
    })
    socket.resume()
    socket.on('error', (error) => {
      if ('code' in error && error.code === 'ECONNREFUSED') reject(error)
    })
    socket.on('close', () => resolve(undefined))
  })
}
