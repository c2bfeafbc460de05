import type { IdentityPool } from './IdentityPool.ts'
import type { VerifiedLogin } from './verifyLogins.ts'

/**
 * The condition keys that an identity's session carries into every request it signs.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function sessionContext(
  pool: IdentityPool,
  identityId: string,
  { login, provider }: VerifiedLogin,
): ReadonlyMap<string, string | readonly string[]> {
  return new Map<string, string | readonly string[]>([
    ['cognito-identity.amazonaws.com:aud', pool.id],
    ['cognito-identity.amazonaws.com:sub', identityId],
    ['cognito-identity.amazonaws.com:amr', ['authenticated', provider.providerName, login]],
  ])
}
