import { AwsError } from './AwsError.ts'
import type { LocalAws } from './LocalAws.ts'
import { isQueryRequest, membersOf } from './query-protocol/parseQueryRequest.ts'
import type { HttpRequest } from './wire/HttpRequest.ts'
import { UnknownOperationResponse } from './wire/parseRequest.ts'

/** Reports refusals and unexpected failures to the developer who runs the local AWS. */
export function reportError(aws: LocalAws, http: HttpRequest, error: unknown): void {
  const operation = operationOf(http).slice(0, 100)
  if (error instanceof UnknownOperationResponse) {
    aws.report({ kind: 'refusal', operation, type: 'UnknownOperation', message: '' })
  } else if (error instanceof AwsError) {
    aws.report({ kind: 'refusal', operation, type: error.type, message: error.message })
  } else {
    aws.report({ kind: 'failure', operation, error })
  }
}

/** The operation's name in the request: the target, or the form's action. */
function operationOf(http: HttpRequest): string {
  const target = http.headers.get('x-amz-target')
  return target ?? (isQueryRequest(http) ? membersOf(http).Action : undefined) ?? ''
}
