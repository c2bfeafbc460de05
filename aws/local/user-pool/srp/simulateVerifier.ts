import { createHmac } from 'node:crypto'
import type { PasswordVerifier } from './createVerifier.ts'
import { group } from './group.ts'

/**
 * A salt and verifier for a name that no user has. They are the same at every try, so that two tries do not tell who
 * exists. No password belongs to the verifier.
 *
 * @param secret the user pool's own
 */
export function simulateVerifier(secret: Uint8Array, username: string): PasswordVerifier {
  const bytes = (purpose: string) => createHmac('sha512', secret).update(`${purpose}:${username}`).digest()
  const wide = Buffer.concat(Array.from({ length: 7 }, (_, part) => bytes(`verifier ${part}`)))
  return {
    salt: BigInt(`0x${bytes('salt').subarray(0, 16).toString('hex')}`).toString(16),
    verifier: (BigInt(`0x${wide.toString('hex')}`) % group.N).toString(16),
  }
}
