import type { Surroundings } from '../../Surroundings.ts'

/** 32 random bytes, made once and kept in `document`. */
export function loadSecret(document: string, { store, randomBytes }: Surroundings): Uint8Array {
  const kept = store.read(document) as { secret: string } | undefined
  if (kept !== undefined) return Buffer.from(kept.secret, 'base64')
  const secret = Buffer.from(randomBytes(32))
  store.write(document, { secret: secret.toString('base64') })
  return secret
}
