import { randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { isQueryService } from '../query-protocol/parseQueryRequest.ts'
import { queryResponse } from '../query-protocol/queryResponses.ts'
import type { XmlValue } from '../query-protocol/toXml.ts'
import type { HttpResponse } from './HttpRequest.ts'
import type { AddressedRequest } from './parseRequest.ts'

/** An operation's output in the form of the service. */
export function toResponse({ service, operation }: AddressedRequest, output: object): HttpResponse {
  // Every output of the query protocol's operations is an XmlValue.
  if (isQueryService(service)) return queryResponse(service, operation, output as XmlValue)
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
