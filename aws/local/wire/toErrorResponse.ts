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
 * Every error that was thrown, as a response in the protocol of the request. AWS's exceptions look as AWS sends them;
 * what is not emulated looks like nothing that AWS sends; a fault of the local AWS says nothing of its inside.
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
        message: 'The local AWS failed; its terminal says how.',
      })
}

/** An error that AWS does not have, in a form that the client of the request can read. */
function faultResponse(http: HttpRequest, fault: Fault): HttpResponse {
  if (isQueryRequest(http)) return queryFaultResponse(http, fault)
  const { status, code, message } = fault
  // S3 has neither JSON nor the frame that the query protocol puts around an error.
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
 * What each service says when it could not do what it was asked to. Nothing has changed, and every SDK tries again.
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
  // DynamoDB's front spells the member "Message" for a denial, and "message" elsewhere.
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
    // A header holds neither line breaks nor letters beyond Latin-1, and clients take so much of them and no more.
    'x-amzn-errormessage': error.message.slice(0, 1000).replace(/[^\x20-\x7e]/g, '?'),
  }
}
