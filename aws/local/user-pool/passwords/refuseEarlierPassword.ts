import { AwsError } from '../../AwsError.ts'
import { createVerifier } from '../srp/createVerifier.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'
import { passwordsOf } from './withPassword.ts'

/**
 * @throws AwsError PasswordHistoryPolicyViolationException for one of the user's last passwords. The pool's
 *   PasswordHistorySize says how many count, the current one included
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */
export function refuseEarlierPassword(
  { poolName, properties }: UserPool,
  user: User,
  password: string,
): void {
  const { PasswordHistorySize } = properties.Policies.PasswordPolicy
  const isUsed = passwordsOf(user)
    .slice(0, PasswordHistorySize)
    .some(
      ({ salt, verifier }) => createVerifier(poolName, user.username, password, salt).verifier === verifier,
    )
  if (!isUsed) return
  throw new AwsError('PasswordHistoryPolicyViolationException', 'Password has previously been used')
}
