import { randomUUID } from 'node:crypto'
import { AwsError } from '../AwsError.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import { isQueryRequest } from '../query-protocol/parseQueryRequest.ts'
import { type Fault, queryErrorResponse, queryFaultResponse } from '../query-protocol/queryResponses.ts'
import { toXml } from '../query-protocol/toXml.ts'
import { NotKeptError } from '../state/NotKeptError.ts'
import type { HttpRequest, HttpResponse } from './HttpRequest.ts'
import { signedServiceOf, UnknownOperationResponse } from './parseRequest.ts'

/**
 * A thrown error as a response in the protocol of the request. An exception of AWS has AWS's form. An answer about
 * something not emulated has a form that AWS never sends. A fault of the local AWS shows no internal details.
 */
export function toErrorResponse(error: unknown, http: HttpRequest): HttpResponse {
  if (error instanceof UnknownOperationResponse) return error.response
  if (error instanceof AwsError) {
    return isQueryRequest(http) ? queryErrorResponse(http, error) : awsErrorResponse(error)
  }
  if (error instanceof NotKeptError) return awsErrorResponse(internalError(http))
  return error instanceof NotEmulatedError
    ? faultResponse(http, { status: 501, code: 'NotEmulated', message: error.message })
    : faultResponse(http, {
        status: 500,
        code: 'InternalFailure',
        message: 'The local AWS failed. Its terminal shows the error.',
      })
}

/** An error that AWS does not have, in the protocol of the request. */
function faultResponse(http: HttpRequest, fault: Fault): HttpResponse {
  if (isQueryRequest(http)) return queryFaultResponse(http, fault)
  const { status, code, message } = fault
  // S3 answers in XML, without the outer element of the query protocol.
  if (signedServiceOf(http) === 's3') {
    const body = toXml('Error', { Code: code, Message: message })
    return { status, headers: { 'content-type': 'application/xml' }, body }
  }
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: `LocalAws#${code}`, message }),
  }
}

/**
 * Each service's answer to a request that it could not carry out. Nothing has changed, and SDKs try again.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 */
function internalError({ headers }: HttpRequest): AwsError {
  return headers.get('x-amz-target')?.startsWith('DynamoDB_') === true
    ? new AwsError('com.amazonaws.dynamodb.v20120810#InternalServerError', 'Internal server error', 500)
    : new AwsError('InternalErrorException', 'Something went wrong', 500)
}

function awsErrorResponse(error: AwsError): HttpResponse {
  const isCoral = error.type.includes('#')
  // DynamoDB's member is "Message" in a denial and "message" in other errors.
  const member = error.type.endsWith('#AccessDeniedException') ? 'Message' : 'message'
  const document = error.message === '' ? {} : { [member]: error.message }
  return {
    status: error.status,
    headers: {
      'content-type': isCoral ? 'application/x-amz-json-1.0' : 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
      ...(isCoral ? {} : cognitoErrorHeaders(error)),
    },
    body: JSON.stringify({ __type: error.type, ...document, ...error.members }),
  }
}

function cognitoErrorHeaders(error: AwsError): Record<string, string> {
  return {
    'x-amzn-errortype': `${error.type}:`,
    // A header cannot contain line breaks or letters beyond Latin-1, and clients limit its length.
    'x-amzn-errormessage': error.message.slice(0, 1000).replace(/[^\x20-\x7e]/g, '?'),
  }
}
