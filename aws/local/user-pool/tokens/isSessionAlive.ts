import type { UserPool } from '../UserPool.ts'

/**
 * Whether the sign-in of a token is still valid. It ends when the user signs out everywhere, is disabled or deleted,
 * or when the refresh token is revoked. The caller has verified the token itself.
 */
export function isSessionAlive(pool: UserPool, claims: { sub: string; origin_jti: string }): boolean {
  const grant = pool.grants.get(claims.origin_jti)
  if (grant === undefined || grant.revoked || grant.sub !== claims.sub) return false
  return pool.users.findBySub(claims.sub)?.enabled === true
}
