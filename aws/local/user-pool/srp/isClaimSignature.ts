import { createHmac, timingSafeEqual } from 'node:crypto'

/** The text that a client signs with the derived key to prove that it knows the password. */
export interface PasswordClaim {
  poolName: string
  username: string
  /** Base64, as in the challenge. */
  secretBlock: string
  /** The text that the client sent: `Mon Nov 23 08:46:12 UTC 2026`. */
  timestamp: string
}

/** Whether `signature` (base64) is the signature of the claim with `key`. Takes the same time for every wrong one. */
export function isClaimSignature(key: Buffer, claim: PasswordClaim, signature: string): boolean {
  const expected = createHmac('sha256', key)
    .update(claim.poolName)
    .update(claim.username)
    .update(Buffer.from(claim.secretBlock, 'base64'))
    .update(claim.timestamp)
    .digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
