import { randomUUID } from 'node:crypto'
import { AwsError } from '../AwsError.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import type { HttpResponse } from './HttpRequest.ts'
import { UnknownOperationResponse } from './parseRequest.ts'

/**
 * Whatever was thrown, as a response. AWS's exceptions look as AWS sends them; what is not emulated looks like
 * nothing that AWS sends; a fault of the local AWS says nothing of its inside.
 */
export function toErrorResponse(error: unknown): HttpResponse {
  if (error instanceof UnknownOperationResponse) return error.response
  if (error instanceof AwsError) return awsErrorResponse(error)
  if (error instanceof NotEmulatedError) return plainError(501, 'LocalAws#NotEmulated', error.message)
  return plainError(500, 'LocalAws#InternalFailure', 'The local AWS failed; its terminal says how.')
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
    body: JSON.stringify({ __type: error.type, ...document }),
  }
}

function cognitoErrorHeaders(error: AwsError): Record<string, string> {
  return {
    'x-amzn-errortype': `${error.type}:`,
    // A header holds neither line breaks nor letters beyond Latin-1, and clients take so much of them and no more.
    'x-amzn-errormessage': error.message.slice(0, 1000).replace(/[^\x20-\x7e]/g, '?'),
  }
}

function plainError(status: number, type: string, message: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ __type: type, message }),
  }
}
