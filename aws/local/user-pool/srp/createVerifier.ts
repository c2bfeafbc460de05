import { createHash } from 'node:crypto'
import { group } from './group.ts'
import { hashToInteger } from './hashToInteger.ts'
import { modPow } from './modPow.ts'
import { toByteArray } from './toByteArray.ts'

/** The stored form of a password. Hexadecimal. */
export interface PasswordVerifier {
  salt: string
  verifier: string
}

/**
 * The SRP verifier of a password. It is enough to check a sign-in, and not enough to sign in.
 *
 * @param poolName the user pool's ID after the underscore
 * @param username the one that the client gets as USER_ID_FOR_SRP
 * @param salt hexadecimal
 */
export function createVerifier(
  poolName: string,
  username: string,
  password: string,
  salt: string,
): PasswordVerifier {
  const identity = createHash('sha256').update(`${poolName}${username}:${password}`).digest()
  const x = hashToInteger(toByteArray(BigInt(`0x${salt}`)), identity)
  return { salt, verifier: modPow(group.g, x, group.N).toString(16) }
}
