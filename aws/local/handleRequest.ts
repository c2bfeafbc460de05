import type { Database } from '../policy/request/Database.ts'
import { AwsError } from './AwsError.ts'
import { authorize } from './authorization/authorize.ts'
import { authorizeOperation } from './authorization/authorizeOperation.ts'
import type { Principal } from './authorization/Principal.ts'
import { cloudFormationOperations } from './cloudformation/operations.ts'
import { parseOperation } from './dynamodb/parseOperation.ts'
import { identityPoolOperations } from './identity-pool/operations.ts'
import type { LocalAws } from './LocalAws.ts'
import { isQueryService, queryServices } from './query-protocol/parseQueryRequest.ts'
import { reportError } from './reportError.ts'
import { verifySignature } from './signature/verifySignature.ts'
import { stsOperations } from './sts/operations.ts'
import { userPoolOperations } from './user-pool/operations.ts'
import type { HttpRequest, HttpResponse } from './wire/HttpRequest.ts'
import { type AddressedRequest, parseAddress, parseInput } from './wire/parseRequest.ts'
import { toErrorResponse } from './wire/toErrorResponse.ts'
import { toResponse } from './wire/toResponse.ts'

/** The whole flow of the local AWS: address ▶ verify ▶ parse ▶ authorize ▶ run ▶ respond. */
export async function handleRequest(aws: LocalAws, http: HttpRequest): Promise<HttpResponse> {
  try {
    const request = parseAddress(http)
    return toResponse(request, await answer(aws, request))
  } catch (error) {
    reportError(aws, http, error)
    return toErrorResponse(error, http)
  }
}

async function answer(aws: LocalAws, request: AddressedRequest): Promise<object> {
  switch (request.service) {
    case 'dynamodb': {
      const { principal, operation, input } = parseInput(verifySignature(aws, request))
      return aws.engine.execute(authorize(aws, principal, parseOperation(operation, input, databaseOf(aws))))
    }
    case 'cognito-identity':
      return runOperation(aws, request, identityPoolOperations.get(request.operation))
    case 'cognito-idp':
      return runOperation(aws, request, userPoolOperations.get(request.operation))
    case 'sts':
      return runOperation(aws, request, stsOperations.get(request.operation))
    case 'cloudformation':
      return runOperation(aws, request, cloudFormationOperations.get(request.operation))
  }
}

interface Operation {
  /**
   * `public`: the input proves who calls. `signer`: a valid signature is enough, without a policy. `operator`: a
   * policy must allow the call; in the template only the operator has such a policy.
   */
  access: 'public' | 'signer' | 'operator'
  run(aws: LocalAws, input: unknown, principal: Principal | undefined): Promise<object>
}

async function runOperation(
  aws: LocalAws,
  request: AddressedRequest,
  operation: Operation | undefined,
): Promise<object> {
  if (operation === undefined) throw unknownOperation(request)
  if (operation.access === 'public') return operation.run(aws, parseInput(request).input, undefined)
  const verified = parseInput(verifySignature(aws, request))
  if (operation.access === 'operator') authorizeOperation(aws, verified)
  return operation.run(aws, verified.input, verified.principal)
}

/** The Region, account and tables that a DynamoDB request can name. */
function databaseOf({ region, account, engine }: LocalAws): Database {
  return { region, account, tables: engine.tables }
}

function unknownOperation({ service, operation }: AddressedRequest): AwsError {
  if (isQueryService(service)) {
    const { version } = queryServices[service]
    return new AwsError('InvalidAction', `Could not find operation ${operation} for version ${version}`)
  }
  return new AwsError('com.amazon.coral.service#UnknownOperationException', '')
}
