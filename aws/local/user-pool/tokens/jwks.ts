import type { UserPool } from '../UserPool.ts'

/**
 * The document at `<issuer>/.well-known/jwks.json`. Unlike AWS: one key. On AWS a user pool signs ID tokens and
 * access tokens with different keys.
 */
export function jwks({ signingKey: { kid, publicJwk } }: UserPool): { keys: object[] } {
  return { keys: [{ alg: 'RS256', e: publicJwk.e, kid, kty: publicJwk.kty, n: publicJwk.n, use: 'sig' }] }
}
