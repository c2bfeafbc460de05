import { randomUUID } from 'node:crypto'
import type { AwsError } from '../AwsError.ts'
import type { HttpRequest, HttpResponse } from '../wire/HttpRequest.ts'
import { membersOf, type QueryService, queryServices } from './parseQueryRequest.ts'
import { toXml, type XmlValue } from './toXml.ts'

/**
 * An operation's output as a service of the query protocol sends it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export function queryResponse(service: QueryService, operation: string, output: XmlValue): HttpResponse {
  const requestId = randomUUID()
  const { namespace } = queryServices[service]
  const result = toXml(`${operation}Result`, output)
  const metadata = toXml('ResponseMetadata', { RequestId: requestId })
  return xml(
    200,
    requestId,
    `<${operation}Response xmlns="${namespace}">${result}${metadata}</${operation}Response>`,
  )
}

/** Exceptions that have another name in the query protocol, with their HTTP status there. */
const queryCodes: Readonly<Record<string, { code: string; status: number }>> = {
  MissingAuthenticationTokenException: { code: 'MissingAuthenticationToken', status: 403 },
  InvalidSignatureException: { code: 'SignatureDoesNotMatch', status: 403 },
  IncompleteSignatureException: { code: 'IncompleteSignature', status: 400 },
  UnrecognizedClientException: { code: 'InvalidClientTokenId', status: 403 },
  ExpiredTokenException: { code: 'ExpiredToken', status: 403 },
  AccessDeniedException: { code: 'AccessDenied', status: 403 },
}

/**
 * A refusal as a service of the query protocol sends it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function queryErrorResponse(http: HttpRequest, error: AwsError): HttpResponse {
  const name = error.type.split('#').at(-1) ?? error.type
  const { code, status } = queryCodes[name] ?? { code: name, status: error.status }
  return errorResponse(http, { status, code, message: error.message, type: 'Sender' })
}

/** An error of the local AWS that AWS does not have. */
export interface Fault {
  status: number
  /** `NotEmulated`, `InternalFailure` */
  code: string
  message: string
}

/** A fault as XML, which a client of the query protocol can read. */
export function queryFaultResponse(http: HttpRequest, fault: Fault): HttpResponse {
  return errorResponse(http, { ...fault, type: 'Receiver' })
}

function errorResponse(
  http: HttpRequest,
  { status, code, message, type }: Fault & { type: 'Sender' | 'Receiver' },
): HttpResponse {
  const requestId = randomUUID()
  const { Version } = membersOf(http)
  const { namespace } = Object.values(queryServices).find(({ version }) => version === Version) ?? {}
  const error = toXml('Error', { Type: type, Code: code, Message: message })
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  const body = `<ErrorResponse${attribute}>${error}${toXml('RequestId', requestId)}</ErrorResponse>`
  return xml(status, requestId, body)
}

function xml(status: number, requestId: string, body: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body: `${body}\n` }
}
