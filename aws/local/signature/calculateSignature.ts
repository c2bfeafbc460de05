import { createHash, createHmac } from 'node:crypto'
import type { HttpRequest } from '../wire/HttpRequest.ts'
import { memoize } from './memoize.ts'
import type { Authorization } from './parseAuthorization.ts'

/**
 * The Signature Version 4 of a request, in hexadecimal. The hash of the body is always computed.
 * `x-amz-content-sha256` is a signed header like any other, and its value is not trusted.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function calculateSignature(
  request: HttpRequest,
  { scope, signedHeaders, date }: Authorization,
  secretAccessKey: string,
): string {
  const url = new URL(request.url, 'http://localhost')
  const canonicalRequest = [
    request.method,
    url.pathname,
    canonicalQuery(url.searchParams),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(request.headers.get(name) ?? '')}`),
    '',
    signedHeaders.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n')
  const stringToSign = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonicalRequest)].join('\n')
  const signingKey = signingKeyOf([secretAccessKey, ...scope].join('\n'))
  return createHmac('sha256', signingKey).update(stringToSign).digest('hex')
}

/**
 * The signing key for a day, a Region and a service. The parts are joined by line breaks, which no part can contain.
 */
const signingKeyOf = memoize(100, (parts): Uint8Array => {
  const [secretAccessKey, ...scope] = parts.split('\n')
  return scope.reduce<Uint8Array>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  )
})

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function canonicalValue(value: string): string {
  return value.trim().replace(/\s+/g, ' ')
}

function canonicalQuery(parameters: URLSearchParams): string {
  return [...parameters]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
