import { createHmac, timingSafeEqual } from 'node:crypto'

const stepMilliseconds = 30_000

/**
 * The 30-second step that a six-digit code belongs to: the current one, the one before or the one after, since clocks
 * differ and people type slowly. Undefined for a wrong code.
 */
export function findStep(secret: Buffer, code: string, now: number): number | undefined {
  const current = Math.floor(now / stepMilliseconds)
  return [current, current - 1, current + 1].find((step) =>
    timingSafeEqual(Buffer.from(generateCode(secret, step)), Buffer.from(code)),
  )
}

/**
 * The six-digit code of a 30-second step: HMAC-SHA-1, truncated as in RFC 4226, section 5.3.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
function generateCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = hash.readUInt8(hash.length - 1) & 0x0f
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000
  return String(number).padStart(6, '0')
}
