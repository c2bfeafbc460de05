import { createHash } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Journal } from '../../state/Journal.ts'

/** The RSA key that signs a pool's tokens. */
export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  publicJwk: { kty: 'RSA'; n: string; e: string }
}

/** The key in a collection of its own. It is made only once, because all tokens in use depend on it. */
export async function loadSigningKey(
  collection: string,
  journal: Journal,
  algorithm: 'RS256' | 'RS512' = 'RS256',
): Promise<SigningKey> {
  const kept = journal.take<string>(collection)
  const jwk: JWK = kept.size > 0 ? Object.fromEntries(kept) : await makeKey(algorithm)
  if (kept.size === 0) {
    const members = Object.entries(jwk).map(([key, value]) => ({ collection, key, value }))
    journal.append(members, 'at-once')
  }
  const { n, e } = jwk
  if (n === undefined || e === undefined) throw new Error(`${collection}: not an RSA key`)
  const publicJwk = { kty: 'RSA', n, e } as const
  return {
    // As long and opaque as AWS's.
    kid: createHash('sha256').update(n).digest('base64'),
    privateKey: await importRsa(jwk, algorithm),
    publicKey: await importRsa(publicJwk, algorithm),
    publicJwk,
  }
}

async function makeKey(algorithm: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true })
  return exportJWK(privateKey)
}

async function importRsa(jwk: JWK, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm)
  if (key instanceof Uint8Array) throw new Error('not an RSA key')
  return key
}
