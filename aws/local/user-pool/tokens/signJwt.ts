import { SignJWT } from 'jose'
import type { UserPool } from '../UserPool.ts'

/** Signs claims with the pool's key, as AWS does: RS256, and a header of `kid` and `alg` only. */
export function signJwt(
  { signingKey }: UserPool,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ kid: signingKey.kid, alg: 'RS256' })
    .sign(signingKey.privateKey)
}
