import { randomBytes } from 'node:crypto'
import { handleRequest } from '../handleRequest.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { HttpRequest, HttpResponse } from '../wire/HttpRequest.ts'

/** Requests that CloudFront passes on to AWS, with the template's `Delivery` set to that. */
export interface Forwarding {
  /** The service's host behind each path, such as `/aws/dynamodb`. */
  hosts: ReadonlyMap<string, string>
  /** Refuses a signed request with an `x-amz-*` header that the signature does not cover. S3 does so. */
  refusesUnsigned?: boolean
}

/**
 * Answers as the service at `host` does when CloudFront passes a request on to it. This stands in for the template's
 * distribution.
 */
export async function answerThroughCloudFront(
  aws: LocalAws,
  request: HttpRequest,
  host: string,
  { refusesUnsigned = false }: Forwarding,
): Promise<HttpResponse> {
  const id = `${randomBytes(40).toString('base64url')}==`
  const passed = throughCloudFront(request, host, id)
  const unsigned = refusesUnsigned ? unsignedIn(passed) : []
  const answer = !isFor(host, passed)
    ? { status: 404, headers: { 'content-type': 'text/xml' }, body: '<UnknownOperationException/>\n' }
    : unsigned.length > 0
      ? refuse(unsigned)
      : await handleRequest(aws, passed)
  return {
    ...answer,
    headers: { ...answer.headers, via, 'x-cache': 'Miss from cloudfront', 'x-amz-cf-id': id },
  }
}

const via = '1.1 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)'

/** Headers for one connection only. A proxy does not pass them on. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/**
 * A request as an origin gets it from CloudFront, with the policy AllViewerExceptHostHeader and a path that the template's
 * function makes `/`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 */
export function throughCloudFront(request: HttpRequest, host: string, id: string): HttpRequest {
  const headers = new Map(request.headers)
  const named = (headers.get('connection') ?? '').split(',').map((name) => name.trim().toLowerCase())
  for (const name of [...hopByHop, ...named]) headers.delete(name)
  headers.set('host', host)
  headers.set('via', join(headers.get('via'), via))
  headers.set('x-forwarded-for', join(headers.get('x-forwarded-for'), '127.0.0.1'))
  headers.set('x-amz-cf-id', id)
  const encodings = ['br', 'gzip'].filter((encoding) => headers.get('accept-encoding')?.includes(encoding))
  if (encodings.length > 0) headers.set('accept-encoding', encodings.join(','))
  else headers.delete('accept-encoding')
  return { ...request, url: '/', headers }
}

function join(before: string | undefined, added: string): string {
  return before === undefined ? added : `${before}, ${added}`
}

const targets = new Map([
  ['cognito-idp', 'AWSCognitoIdentityProviderService.'],
  ['cognito-identity', 'AWSCognitoIdentityService.'],
  ['dynamodb', 'DynamoDB_20120810.'],
])

/** Each host is one service, which does not know the operations of another. */
function isFor(host: string, { headers }: HttpRequest): boolean {
  const prefix = targets.get(host.split('.')[0] ?? '')
  return prefix !== undefined && (headers.get('x-amz-target') ?? '').startsWith(prefix)
}

function unsignedIn({ headers }: HttpRequest): string[] {
  const signed = /SignedHeaders=([^,\s]+)/.exec(headers.get('authorization') ?? '')?.[1]?.split(';')
  if (signed === undefined) return []
  return [...headers.keys()].filter((name) => name.startsWith('x-amz-') && !signed.includes(name))
}

function refuse(names: readonly string[]): HttpResponse {
  const body = {
    __type: 'com.amazon.coral.service#AccessDeniedException',
    message: 'There were headers present in the request which were not signed',
    HeadersNotSigned: names.join(','),
  }
  return {
    status: 403,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(body),
  }
}
