import type { UserPool } from '../UserPool.ts'

/**
 * The document at `<issuer>/.well-known/jwks.json`.
 * Unlike AWS: one key, where a user pool there signs ID tokens and access tokens with different ones.
 */
export function jwks({ signingKey: { kid, publicJwk } }: UserPool): { keys: object[] } {
  return { keys: [{ alg: 'RS256', e: publicJwk.e, kid, kty: publicJwk.kty, n: publicJwk.n, use: 'sig' }] }
}
