import { compactVerify, decodeProtectedHeader } from 'jose'
import type { UserPool } from '../UserPool.ts'

/**
 * The claims of a token that this pool's key signed with RS256. Undefined for any other token. The claims are not
 * checked.
 */
export async function verifyJwt(pool: UserPool, token: string): Promise<unknown> {
  if (!isJwt(token)) return undefined
  try {
    // The key is always the pool's. "jwk", "jku" and "x5c" in the token's header are ignored.
    if (decodeProtectedHeader(token).kid !== pool.signingKey.kid) return undefined
    const { payload } = await compactVerify(token, pool.signingKey.publicKey, { algorithms: ['RS256'] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return undefined
  }
}

/**
 * Whether a text is exactly three parts in base64url; the last is empty without a signature. A decoder skips a line
 * break and a comparison of texts does not, so line breaks are refused.
 */
export function isJwt(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)
}
