/**
 * A file's bytes as text: UTF-8, or UTF-16 as Windows PowerShell writes it. A byte order mark tells, and without one the
 * zero bytes of UTF-16 do.
 *
 * @throws Error when the bytes are no text
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 1)
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && bytes.length > 1)
  const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8'
  try {
    // Takes the mark away.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Error('is neither UTF-8 nor UTF-16')
  }
}
