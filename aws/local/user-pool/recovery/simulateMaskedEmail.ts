import { createHmac } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A masked address for somebody who has none: the same at every try. */
export function simulateMaskedEmail(secret: Uint8Array, username: string): string {
  const hash = createHmac('sha256', secret).update(`email:${username}`).digest()
  const letter = (index: number) => letters.charAt(hash.readUInt8(index) % letters.length)
  return `${letter(0)}***@${letter(1)}***`
}
