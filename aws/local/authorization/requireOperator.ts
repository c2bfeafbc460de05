import { AwsError } from '../AwsError.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { VerifiedRequest } from '../signature/verifySignature.ts'

type Where = Pick<LocalAws, 'region' | 'account'>

/** Administration of the pools is for the operator: no role in the template grants any of it. */
export function requireOperator(where: Where, request: VerifiedRequest): void {
  const { principal, service, operation } = request
  if (principal.kind === 'operator') return
  const action = `${service}:${operation}`
  throw new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resourceOf(where, request)} because no identity-based policy allows the ${action} action`,
  )
}

/** Identities have no ARN of their own. */
function resourceOf({ region, account }: Where, { service, input }: VerifiedRequest): string {
  return service === 'cognito-idp'
    ? `arn:aws:cognito-idp:${region}:${account}:userpool/${input.UserPoolId ?? '*'}`
    : '*'
}
