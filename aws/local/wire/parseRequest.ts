import { AwsError } from '../AwsError.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import {
  isQueryRequest,
  isQueryService,
  membersOf,
  parseQueryRequest,
  type QueryService,
} from '../query-protocol/parseQueryRequest.ts'
import type { HttpRequest, HttpResponse } from './HttpRequest.ts'
import { isWithin, type JsonBounds } from './isWithin.ts'

export type Service = 'cognito-idp' | 'cognito-identity' | 'dynamodb' | QueryService

/** A request with its service and operation. Its JSON has not been read. */
export interface AddressedRequest {
  service: Service
  operation: string
  http: HttpRequest
}

/** A request with its input. */
export interface ParsedRequest extends AddressedRequest {
  input: Readonly<Record<string, unknown>>
}

interface JsonService {
  service: Exclude<Service, QueryService>
  contentType: string
  maximumBytes: number
}

const jsonServices: Readonly<Record<string, JsonService>> = {
  DynamoDB_20120810: {
    service: 'dynamodb',
    contentType: 'application/x-amz-json-1.0',
    maximumBytes: 16 * 2 ** 20,
  },
  AWSCognitoIdentityService: {
    service: 'cognito-identity',
    contentType: 'application/x-amz-json-1.1',
    maximumBytes: 2 ** 20,
  },
  AWSCognitoIdentityProviderService: {
    service: 'cognito-idp',
    contentType: 'application/x-amz-json-1.1',
    maximumBytes: 2 ** 20,
  },
}

/** AWS's answer to a body that is not the service's JSON. It has no error document. */
export class UnknownOperationResponse extends Error {
  readonly response: HttpResponse = {
    status: 404,
    headers: { 'content-type': 'text/xml' },
    body: '<UnknownOperationException/>\n',
  }
}

/**
 * Reads which operation a request calls, without reading its JSON. If the operation needs a signature, the signature
 * is checked first, so that an unsigned request cannot make the server parse megabytes.
 *
 * The content type also protects the server: a page of another site cannot send it without a preflight request.
 *
 * @throws UnknownOperationResponse; NotEmulatedError for another service; AwsError RequestEntityTooLargeException,
 *   UnknownOperationException
 */
export function parseAddress(http: HttpRequest): AddressedRequest {
  const [prefix = '', operation = '', ...rest] = (http.headers.get('x-amz-target') ?? '').split('.')
  const target = Object.hasOwn(jsonServices, prefix) ? jsonServices[prefix] : undefined
  if (target === undefined) {
    const query = isQueryRequest(http) ? parseQueryRequest(http) : undefined
    if (query !== undefined) return { service: query.service, operation: query.operation, http }
    refuseOtherService(http)
  }
  const contentType = (http.headers.get('content-type') ?? '').split(';')[0]?.trim()
  const expected = target?.contentType ?? 'application/x-amz-json-1.0'
  if (http.method !== 'POST' || contentType !== expected) throw new UnknownOperationResponse()

  if (target !== undefined && http.body.byteLength > target.maximumBytes) {
    throw new AwsError('RequestEntityTooLargeException', 'Request size exceeded the limit', 413)
  }
  if (target === undefined || rest.length > 0 || !/^[A-Za-z]+$/.test(operation)) {
    throw new AwsError('com.amazon.coral.service#UnknownOperationException', '')
  }
  return { service: target.service, operation, http }
}

/**
 * Reads the input of a request.
 *
 * @throws AwsError SerializationException
 */
export function parseInput<Request extends AddressedRequest>(request: Request): Request & ParsedRequest {
  const { service, http } = request
  if (isQueryService(service)) return { ...request, input: parseQueryRequest(http)?.input ?? {} }
  return { ...request, input: parseJson(http.body, bounds[service]) }
}

// Unlike AWS: values are counted as well as bytes, so that no request blocks the others for long. DynamoDB's largest
// item and Cognito's largest input are far below these bounds.
const bounds: Readonly<Record<JsonService['service'], JsonBounds>> = {
  dynamodb: { depth: 100, values: 300_000 },
  'cognito-identity': { depth: 100, values: 10_000 },
  'cognito-idp': { depth: 100, values: 10_000 },
}

/** The services that the local AWS has, by the names in signatures. */
export const services: readonly Service[] = [
  ...Object.values(jsonServices).map(({ service }) => service),
  'sts',
  'cloudformation',
]

/**
 * Refuses a request to a service that the local AWS does not have. The signature names the service; in an unsigned
 * request the version of its API does.
 *
 * @throws NotEmulatedError
 */
function refuseOtherService(http: HttpRequest): void {
  const signed = signedServiceOf(http)
  const isOurs = services.some((service) => service === signed)
  const { Action, Version = '' } = isQueryRequest(http) ? membersOf(http) : {}
  const unsigned = Action === undefined ? undefined : `that has the API version ${Version.slice(0, 40)}`
  const name = isOurs ? undefined : (signed ?? unsigned)
  if (name === undefined) return
  throw new NotEmulatedError(`the service ${name}. It has ${services.join(', ')} and no other`)
}

/** The service in the scope of a request's signature, which may be invalid. */
export function signedServiceOf({ headers }: Pick<HttpRequest, 'headers'>): string | undefined {
  const authorization = headers.get('authorization') ?? ''
  return /^AWS4-.*?Credential=[^/,\s]*\/\d+\/[^/,\s]*\/([a-z0-9.-]{1,40})\/aws4_request/s.exec(
    authorization,
  )?.[1]
}

// A byte order mark is kept, so that it is refused as invalid JSON.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function parseJson(body: Uint8Array, bounds: JsonBounds): Readonly<Record<string, unknown>> {
  try {
    const text = decoder.decode(body)
    const value: unknown = isWithin(bounds, text) ? JSON.parse(text) : undefined
    if (isRecord(value)) return value
  } catch {
    // Not UTF-8 or not JSON: refused below, with the same message as an array or null.
  }
  throw new AwsError('com.amazon.coral.service#SerializationException', '')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
