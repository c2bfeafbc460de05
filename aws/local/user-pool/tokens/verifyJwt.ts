import { compactVerify, decodeProtectedHeader } from 'jose'
import type { UserPool } from '../UserPool.ts'

/** The claims of a token that this pool's key signed with RS256, unchecked otherwise; undefined for any other. */
export async function verifyJwt(pool: UserPool, token: string): Promise<unknown> {
  if (!isJwt(token)) return undefined
  try {
    // The key is the pool's: "jwk", "jku" and "x5c" in the token's header mean nothing.
    if (decodeProtectedHeader(token).kid !== pool.signingKey.kid) return undefined
    const { payload } = await compactVerify(token, pool.signingKey.publicKey, { algorithms: ['RS256'] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return undefined
  }
}

/** Three parts in base64url, the last one empty without a signature, and nothing else: a decoder passes over a line break, and a comparison of texts does not. */
export function isJwt(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)
}
