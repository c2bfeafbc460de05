import type { AccessRequest, Decision } from '../../policy/Decision.ts'
import { evaluate } from '../../policy/evaluate.ts'
import { AwsError } from '../AwsError.ts'
import type { DynamoDbRequest } from '../dynamodb/parseOperation.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { AuthorizedRequest } from './AuthorizedRequest.ts'
import type { Principal } from './Principal.ts'
import { policiesOf } from './policiesOf.ts'

/**
 * Asks the principal's policies about every access that a request needs. One denied access denies the whole request.
 * Only this function makes an AuthorizedRequest.
 *
 * @throws AwsError AccessDeniedException in AWS's words, which tell neither the condition nor whether the table
 *   exists. Only `aws.report` gets the reasons.
 */
export function authorize(aws: LocalAws, principal: Principal, request: DynamoDbRequest): AuthorizedRequest {
  const policies = policiesOf(aws, principal)
  const session = principal.kind === 'session' ? principal.context : []
  if (request.accesses.length === 0) throw new Error(`${request.operation} asks for no access at all`)
  for (const access of request.accesses) {
    // The session's keys come last, so that a request cannot override them.
    const accessRequest: AccessRequest = {
      action: access.action,
      resource: access.resource,
      context: new Map([...access.context, ...session]),
    }
    const decision = evaluate(policies, accessRequest)
    aws.report({ kind: 'decision', principal, request: accessRequest, decision })
    if (decision.outcome !== 'allowed') throw accessDenied(principal, accessRequest, decision)
  }
  return request as AuthorizedRequest
}

function accessDenied(principal: Principal, request: AccessRequest, decision: Decision): AwsError {
  const because =
    decision.outcome === 'explicitly-denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${request.action} action`
  return new AwsError(
    'com.amazon.coral.service#AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${request.action} on resource: ${request.resource} ${because}`,
  )
}
