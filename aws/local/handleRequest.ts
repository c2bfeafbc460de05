import type { Database } from '../policy/request/Database.ts'
import { AwsError } from './AwsError.ts'
import { authorize } from './authorization/authorize.ts'
import { requireOperator } from './authorization/requireOperator.ts'
import { parseOperation } from './dynamodb/parseOperation.ts'
import type { IdentityPoolOperation } from './identity-pool/IdentityPoolOperation.ts'
import { identityPoolOperations } from './identity-pool/operations.ts'
import type { LocalAws } from './LocalAws.ts'
import { reportError } from './reportError.ts'
import { verifySignature } from './signature/verifySignature.ts'
import { type UserPoolOperation, userPoolOperations } from './user-pool/operations.ts'
import type { HttpRequest, HttpResponse } from './wire/HttpRequest.ts'
import { type ParsedRequest, parseRequest } from './wire/parseRequest.ts'
import { toErrorResponse } from './wire/toErrorResponse.ts'
import { toResponse } from './wire/toResponse.ts'

/** The whole of the local AWS: parse ▶ verify ▶ authorize ▶ run ▶ respond. */
export async function handleRequest(aws: LocalAws, http: HttpRequest): Promise<HttpResponse> {
  try {
    const request = parseRequest(http)
    return toResponse(request.service, await answer(aws, request))
  } catch (error) {
    reportError(aws, http, error)
    return toErrorResponse(error)
  }
}

async function answer(aws: LocalAws, request: ParsedRequest): Promise<object> {
  switch (request.service) {
    case 'dynamodb': {
      const { principal } = verifySignature(aws, request)
      return aws.engine.execute(
        authorize(aws, principal, parseOperation(request.operation, request.input, databaseOf(aws))),
      )
    }
    case 'cognito-identity':
      return runOperation(aws, request, identityPoolOperations.get(request.operation))
    case 'cognito-idp':
      return runOperation(aws, request, userPoolOperations.get(request.operation))
  }
}

/** What is not public has to be signed by the operator. */
async function runOperation(
  aws: LocalAws,
  request: ParsedRequest,
  operation: IdentityPoolOperation | UserPoolOperation | undefined,
): Promise<object> {
  if (operation === undefined) throw unknownOperation()
  if (operation.access === 'operator') requireOperator(aws, verifySignature(aws, request))
  return operation.run(aws, request.input)
}

/** Where DynamoDB's requests arrive. */
function databaseOf({ region, account, engine }: LocalAws): Database {
  return { region, account, tables: engine.tables }
}

function unknownOperation(): AwsError {
  return new AwsError('com.amazon.coral.service#UnknownOperationException', '')
}
