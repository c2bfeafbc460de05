import { group } from './group.ts'
import { modPow } from './modPow.ts'

/** The server's half of one SRP exchange: a secret exponent `b` and the public `B` that hides the verifier. */
export interface KeyPair {
  b: bigint
  B: bigint
}

/** @param verifier hexadecimal */
export function createKeyPair(verifier: string, randomBytes: (length: number) => Uint8Array): KeyPair {
  const b = BigInt(`0x${Buffer.from(randomBytes(32)).toString('hex')}`)
  const B = (group.k * BigInt(`0x${verifier}`) + modPow(group.g, b, group.N)) % group.N
  return { b, B }
}
