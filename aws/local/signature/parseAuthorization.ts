import { AwsError } from '../AwsError.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import type { HttpRequest } from '../wire/HttpRequest.ts'

/** The parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export interface Authorization {
  accessKeyId: string
  /** `[date, region, service, terminator]` */
  scope: readonly [string, string, string, string]
  signedHeaders: readonly string[]
  signature: string
  /** `20261123T101500Z` */
  date: string
}

const algorithm = 'AWS4-HMAC-SHA256'

/**
 * Reads the signature's parts, and checks them in AWS's order.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function parseAuthorization(request: HttpRequest): Authorization {
  const header = request.headers.get('authorization')?.trim()
  const hasQuery = new URL(request.url, 'http://localhost').searchParams.has('X-Amz-Algorithm')
  if (header !== undefined && hasQuery) {
    throw invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
  }
  if (hasQuery) throw new NotEmulatedError('a signature in the query string')
  if (header === undefined || !header.startsWith('AWS4-')) {
    throw new AwsError(
      'com.amazon.coral.service#MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
    )
  }
  const given = header.slice(0, header.search(/\s|$/))
  const parts = readParts(header.slice(given.length), request)
  const date = request.headers.get('x-amz-date') ?? ''
  if (!/^\d{8}T\d{6}Z$/.test(date)) {
    throw notADate(date)
  }
  if (given !== algorithm) {
    throw incomplete(`Unsupported AWS 'algorithm': '${given}' (only ${algorithm} for now). `)
  }
  const credential = parts.Credential.split('/')
  const [accessKeyId, scopeDate, region, service, terminator, ...rest] = credential
  if (terminator === undefined || accessKeyId === undefined || rest.length > 0) {
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${parts.Credential}'`,
    )
  }
  return {
    accessKeyId,
    scope: [scopeDate ?? '', region ?? '', service ?? '', terminator],
    signedHeaders: parts.SignedHeaders.split(';'),
    signature: parts.Signature,
    date,
  }
}

function readParts(text: string, request: HttpRequest) {
  const parts = new Map(
    text
      .split(/[,\s]+/)
      .filter((part) => part.includes('='))
      .map((part): [string, string] => {
        const equals = part.indexOf('=')
        return [part.slice(0, equals), part.slice(equals + 1)]
      }),
  )
  const [Credential = '', Signature = '', SignedHeaders = ''] = [
    'Credential',
    'Signature',
    'SignedHeaders',
  ].map((name) => parts.get(name))
  const missing = Object.entries({ Credential, Signature, SignedHeaders })
    .filter(([, value]) => value === '')
    .map(([name]) => `Authorization header requires '${name}' parameter. `)
  if (!request.headers.has('x-amz-date')) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ")
  }
  if (missing.length > 0) throw incomplete(`${missing.join('')}Authorization=${algorithm}`)
  return { Credential, Signature, SignedHeaders }
}

/** Also for a text in the form of a date that does not exist, such as the 45th of November. */
export function notADate(date: string): AwsError {
  return incomplete(
    `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
  )
}

function invalid(message: string): AwsError {
  return new AwsError('com.amazon.coral.service#InvalidSignatureException', message)
}

function incomplete(message: string): AwsError {
  return new AwsError('com.amazon.coral.service#IncompleteSignatureException', message)
}
