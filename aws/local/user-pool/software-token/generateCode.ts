import { createHmac } from 'node:crypto'

/**
 * The six-digit code of a 30-second step: HMAC-SHA-1, truncated as RFC 4226 section 5.3 says.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function generateCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 0x0f
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000
  return String(number).padStart(6, '0')
}
