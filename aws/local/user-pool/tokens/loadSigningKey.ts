import { createHash } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Store } from '../../state/Store.ts'

/** The RSA key that signs a pool's tokens. */
export interface SigningKey {
  kid: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  publicJwk: { kty: 'RSA'; n: string; e: string }
}

/** The key kept in `document`; made only when there is none, because every token out there hangs on it. */
export async function loadSigningKey(
  document: string,
  store: Store,
  algorithm: 'RS256' | 'RS512' = 'RS256',
): Promise<SigningKey> {
  let jwk = store.read(document) as JWK | undefined
  if (jwk === undefined) {
    const { privateKey } = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true })
    jwk = await exportJWK(privateKey)
    store.write(document, jwk)
  }
  const { n, e } = jwk
  if (n === undefined || e === undefined) throw new Error(`${document}: not an RSA key`)
  const publicJwk = { kty: 'RSA', n, e } as const
  return {
    // As long and as opaque as AWS's.
    kid: createHash('sha256').update(n).digest('base64'),
    privateKey: await importRsa(jwk, algorithm),
    publicKey: await importRsa(publicJwk, algorithm),
    publicJwk,
  }
}

async function importRsa(jwk: JWK, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm)
  if (key instanceof Uint8Array) throw new Error('not an RSA key')
  return key
}
