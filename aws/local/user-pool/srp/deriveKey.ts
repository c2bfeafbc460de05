import { hkdfSync } from 'node:crypto'
import type { KeyPair } from './createKeyPair.ts'
import { group } from './group.ts'
import { hashToInteger } from './hashToInteger.ts'
import { modPow } from './modPow.ts'
import { toByteArray } from './toByteArray.ts'

/**
 * The 16-byte key that server and client both derive if the client knows the password. Undefined if u is 0, because
 * then a client without the password could derive it too.
 *
 * @param A the client's public value; the caller has checked that it is not a multiple of N
 * @param verifier hexadecimal
 */
export function deriveKey(A: bigint, { b, B }: KeyPair, verifier: string): Buffer | undefined {
  const u = hashToInteger(toByteArray(A), toByteArray(B))
  if (u === 0n) return undefined
  const S = modPow(A * modPow(BigInt(`0x${verifier}`), u, group.N), b, group.N)
  return Buffer.from(hkdfSync('sha256', toByteArray(S), toByteArray(u), 'Caldera Derived Key', 16))
}
