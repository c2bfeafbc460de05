import { AwsError } from '../AwsError.ts'
import type { VerifiedRequest } from '../signature/verifySignature.ts'

/** Administration of the user pool is for the operator: no role in the template grants any of it. */
export function requireOperator({ principal, operation }: VerifiedRequest): void {
  if (principal.kind === 'operator') return
  throw new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: cognito-idp:${operation} because no identity-based policy allows the cognito-idp:${operation} action`,
  )
}
