import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import type { User } from '../users/User.ts'
import type { Grant, RefreshToken } from './Grant.ts'

/**
 * The grant of a refresh token, and its user. The client must be allowed to use it.
 *
 * @throws AwsError NotAuthorizedException
 */
export function findGrant(
  pool: UserPool,
  client: UserPoolClient,
  refreshToken: string,
): { grant: Grant; token: RefreshToken; user: User } {
  const found = pool.grants.find(refreshToken)
  const user = found === undefined ? undefined : pool.users.findBySub(found.grant.sub)
  if (found === undefined || user === undefined || found.grant.clientId !== client.clientId) {
    throw notAuthorized('Invalid Refresh Token')
  }
  if (found.grant.revoked) throw notAuthorized('Refresh Token has been revoked')
  if (pool.environment.now() >= found.grant.expiresAt) throw notAuthorized('Refresh Token has expired')
  if (!user.enabled) throw notAuthorized('User is disabled.')
  return { ...found, user }
}
