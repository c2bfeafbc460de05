/**
 * The text of a file from a spreadsheet or database: UTF-8, or UTF-16 with or without a byte order mark.
 *
 * @throws Error in a sentence without its subject
 */
export function decodeText(content: Uint8Array): string {
  try {
    const text = new TextDecoder(encodingOf(content), { fatal: true }).decode(content)
    if (text.includes('\0')) throw new Error('has NUL characters in it')
    return text
  } catch {
    throw new Error('is not UTF-8. Save it as "CSV UTF-8"')
  }
}

/** In UTF-16, every second byte of Latin letters, digits and delimiters is zero. Text in UTF-8 has no zero bytes. */
function encodingOf(content: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first = 1, second = 1] = content
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0) return 'utf-16be'
  return second === 0 ? 'utf-16le' : 'utf-8'
}
