import { randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { HttpResponse } from './HttpRequest.ts'
import type { Service } from './parseRequest.ts'

/** An operation's output as the service sends it. */
export function toResponse(service: Service, output: object): HttpResponse {
  const body = JSON.stringify(output)
  if (service !== 'dynamodb') {
    return { status: 200, headers: { ...common(), 'content-type': 'application/x-amz-json-1.1' }, body }
  }
  const headers = {
    ...common(),
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-crc32': `${crc32(body)}`,
  }
  return { status: 200, headers, body }
}

function common(): Record<string, string> {
  return { 'x-amzn-requestid': randomUUID() }
}
