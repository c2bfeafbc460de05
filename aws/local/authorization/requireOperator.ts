import { AwsError } from '../AwsError.ts'
import type { VerifiedRequest } from '../signature/verifySignature.ts'

/** Administration of the pools is for the operator: no role in the template grants any of it. */
export function requireOperator({ principal, service, operation }: VerifiedRequest): void {
  if (principal.kind === 'operator') return
  throw new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${service}:${operation} because no identity-based policy allows the ${service}:${operation} action`,
  )
}
