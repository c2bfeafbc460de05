import { createCipheriv, createDecipheriv } from 'node:crypto'
import * as v from 'valibot'
import { memoize } from './memoize.ts'

/**
 * The content of a session token. The token is sealed (AES-256-GCM) and the local AWS stores none, so credentials
 * survive a restart. Only a process with the key can read or make one.
 */
const sealedSession = v.strictObject({
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  arn: v.string(),
  roleArn: v.string(),
  context: v.array(v.tuple([v.string(), v.union([v.string(), v.array(v.string())])])),
  /** Seconds since the epoch. */
  expiration: v.number(),
})

export type SealedSession = v.InferOutput<typeof sealedSession>

export function sealSession(key: Uint8Array, nonce: Uint8Array, session: SealedSession): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(session), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Opens a token. Undefined if another key sealed it, or if it was changed since. */
export function openSession(key: Uint8Array, token: string): SealedSession | undefined {
  const open = openers.get(key) ?? memoize(100, (text) => unseal(key, text))
  openers.set(key, open)
  return open(token)
}

/** The tokens last opened with each key. A client sends the same token with every request for an hour. */
const openers = new WeakMap<Uint8Array, (token: string) => SealedSession | undefined>()

function unseal(key: Uint8Array, token: string): SealedSession | undefined {
  const bytes = Buffer.from(token, 'base64')
  // Several Base64 texts decode to the same bytes. Only the one that was issued is valid.
  if (bytes.length < 29 || bytes.toString('base64') !== token) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
    return v.parse(sealedSession, JSON.parse(opened.toString('utf8')))
  } catch {
    return undefined
  }
}
