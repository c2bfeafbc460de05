import { AwsError } from '../AwsError.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { IdentityPool } from './IdentityPool.ts'
import { loginsDoNotMatch, type VerifiedLogin, verifyLogins } from './verifyLogins.ts'

/**
 * Finds the identity that a request names, and verifies that the request's login belongs to it. An identity ID is no
 * secret, so a caller must not get anything for it alone.
 */
export async function verifyIdentity(
  aws: LocalAws,
  identityId: string,
  logins: Readonly<Record<string, string>>,
): Promise<VerifiedLogin & { pool: IdentityPool }> {
  const pool = [...aws.identityPools.values()].find(
    (candidate) => candidate.identities.loginOf(identityId) !== undefined,
  )
  if (pool === undefined) {
    throw new AwsError('ResourceNotFoundException', `Identity '${identityId}' not found.`)
  }
  if (Object.keys(logins).length === 0) {
    throw new AwsError('NotAuthorizedException', `Access to Identity '${identityId}' is forbidden.`)
  }
  const verified = await verifyLogins(pool, logins)
  if (pool.identities.loginOf(identityId) !== verified.login) throw loginsDoNotMatch()
  return { ...verified, pool }
}
