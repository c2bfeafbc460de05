import { AwsError } from '../AwsError.ts'
import type { HttpRequest, HttpResponse } from './HttpRequest.ts'
import { isShallow } from './isShallow.ts'

export type Service = 'cognito-idp' | 'cognito-identity' | 'dynamodb'

/** A request whose service, operation and JSON body are known. Nobody has said yet who sent it. */
export interface ParsedRequest {
  service: Service
  operation: string
  input: Readonly<Record<string, unknown>>
  http: HttpRequest
}

const services: Readonly<Record<string, { service: Service; contentType: string; maximumBytes: number }>> = {
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

/** The answer to a body that is not in the service's JSON: not even an error document. */
export class UnknownOperationResponse extends Error {
  readonly response: HttpResponse = {
    status: 404,
    headers: { 'content-type': 'text/xml' },
    body: '<UnknownOperationException/>\n',
  }
}

/**
 * Reads which operation a request calls and its JSON input, in AWS's order: content type, size, JSON, target.
 *
 * The content type matters for more than form: a browser cannot send it across sites without asking first.
 *
 * @throws UnknownOperationResponse; AwsError RequestEntityTooLargeException, SerializationException,
 * UnknownOperationException
 */
export function parseRequest(http: HttpRequest): ParsedRequest {
  const [prefix = '', operation = '', ...rest] = (http.headers.get('x-amz-target') ?? '').split('.')
  const target = Object.hasOwn(services, prefix) ? services[prefix] : undefined
  const contentType = (http.headers.get('content-type') ?? '').split(';')[0]?.trim()
  const expected = target?.contentType ?? 'application/x-amz-json-1.0'
  if (http.method !== 'POST' || contentType !== expected) throw new UnknownOperationResponse()

  if (target !== undefined && http.body.byteLength > target.maximumBytes) {
    throw new AwsError('RequestEntityTooLargeException', 'Request size exceeded the limit', 413)
  }
  const input = parseJson(http.body)
  if (target === undefined || rest.length > 0 || !/^[A-Za-z]+$/.test(operation)) {
    throw new AwsError('com.amazon.coral.service#UnknownOperationException', '')
  }
  return { service: target.service, operation, input, http }
}

// A byte order mark is no JSON, and stays to be refused.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function parseJson(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const text = decoder.decode(body)
    const value: unknown = isShallow(text) ? JSON.parse(text) : undefined
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>
    }
  } catch {
    // Not UTF-8 or not JSON: refused below, with the same words as an array or null.
  }
  throw new AwsError('com.amazon.coral.service#SerializationException', '')
}
