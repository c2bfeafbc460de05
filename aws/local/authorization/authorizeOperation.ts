import type { AccessRequest } from '../../policy/Decision.ts'
import { evaluate } from '../../policy/evaluate.ts'
import { AwsError } from '../AwsError.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { VerifiedRequest } from '../signature/verifySignature.ts'
import { policiesOf } from './policiesOf.ts'

/**
 * Asks the policies of the signer about an operation of a service other than DynamoDB: one action on one resource.
 *
 * @throws AwsError AccessDeniedException in AWS's words
 */
export function authorizeOperation(aws: LocalAws, request: VerifiedRequest): void {
  const { principal, service, operation } = request
  const access: AccessRequest = {
    action: `${service}:${operation}`,
    resource: resourceOf(aws, request),
    context: new Map(principal.kind === 'session' ? principal.context : []),
  }
  const decision = evaluate(policiesOf(aws, principal), access)
  aws.report({ kind: 'decision', principal, request: access, decision })
  if (decision.outcome === 'allowed') return
  const because =
    decision.outcome === 'explicitly-denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${access.action} action`
  throw new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${access.action} on resource: ${access.resource} ${because}`,
  )
}

/** Identities have no ARN, and neither has a list. A request for one has the resource `*`. */
function resourceOf({ region, account }: LocalAws, { service, input }: VerifiedRequest): string {
  const arn = (resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`
  switch (service) {
    case 'cognito-idp':
      return typeof input.UserPoolId === 'string' ? arn(`userpool/${input.UserPoolId}`) : '*'
    case 'cognito-identity':
      return typeof input.IdentityPoolId === 'string' ? arn(`identitypool/${input.IdentityPoolId}`) : '*'
    case 'cloudformation':
      return typeof input.StackName === 'string' ? stackArn(arn, input.StackName) : arn('stack/*/*')
    case 'sts':
      return typeof input.RoleArn === 'string' ? input.RoleArn : '*'
    case 'dynamodb':
      throw new Error('authorize decides about DynamoDB')
  }
}

/** `name` is the stack's name or its ARN. */
function stackArn(arn: (resource: string) => string, name: string): string {
  return name.startsWith('arn:') ? name : arn(`stack/${name}/*`)
}
