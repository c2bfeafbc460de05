import type { UserPool } from '../UserPool.ts'

/**
 * Whether the sign-in behind a token still stands: false once the user signed out everywhere, was disabled or
 * deleted, or the refresh token was revoked. The token itself must already be verified.
 */
export function isSessionAlive(pool: UserPool, claims: { sub: string; origin_jti: string }): boolean {
  const grant = pool.grants.get(claims.origin_jti)
  if (grant === undefined || grant.revoked || grant.sub !== claims.sub) return false
  return pool.users.findBySub(claims.sub)?.enabled === true
}
