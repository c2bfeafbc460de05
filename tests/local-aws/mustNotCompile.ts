import type { AuthorizedRequest } from '../../aws/local/authorization/AuthorizedRequest.ts'
import { authorize } from '../../aws/local/authorization/authorize.ts'
import { authorizeOperation } from '../../aws/local/authorization/authorizeOperation.ts'
import type { DynamoDbRequest } from '../../aws/local/dynamodb/parseOperation.ts'
import type { LocalAws } from '../../aws/local/LocalAws.ts'
import type { VerifiedRequest } from '../../aws/local/signature/verifySignature.ts'
import type { UserPoolOperation } from '../../aws/local/user-pool/operations.ts'
import type { ParsedRequest } from '../../aws/local/wire/parseRequest.ts'

/**
 * Steps that cannot be left out: `npm run types` fails as soon as one of these lines compiles. Nothing runs this file.
 */
export function mustNotCompile(
  aws: LocalAws,
  parsed: ParsedRequest,
  verified: VerifiedRequest,
  asked: DynamoDbRequest,
): void {
  // @ts-expect-error The engine runs nothing that was not authorized.
  aws.engine.execute(asked)
  // @ts-expect-error The engine runs nothing that only looks authorized.
  aws.engine.execute({ operation: 'Query', accesses: [], input: {} })
  // @ts-expect-error No other code can make an authorized request.
  const authorized: AuthorizedRequest = { ...asked }
  // @ts-expect-error A request without a verified signature has no principal to authorize.
  authorize(aws, parsed.principal, asked)
  // @ts-expect-error Only verification makes a verified request: an object with a principal is not enough.
  const principal: VerifiedRequest = { ...parsed, principal: { kind: 'operator', arn: 'arn' } }
  // @ts-expect-error An operator's operation needs a verified request, not a parsed one.
  authorizeOperation(parsed)
  // @ts-expect-error An operation of the user pool says who may call it.
  const operation: UserPoolOperation = { run: async () => ({}) }
  // @ts-expect-error The input of a parsed request cannot be changed.
  verified.input.TableName = 'Other'
  // @ts-expect-error The input of an authorized request cannot be changed.
  asked.accesses.push({ action: 'dynamodb:Query', resource: '*', context: new Map() })
  void [authorized, principal, operation]
}
