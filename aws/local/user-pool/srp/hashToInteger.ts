import { createHash } from 'node:crypto'

/** SHA-256 over the joined parts, as a number. */
export function hashToInteger(...parts: readonly Buffer[]): bigint {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return BigInt(`0x${hash.digest('hex')}`)
}
