/** `length` characters drawn evenly from `alphabet` (at most 256 characters). */
export function randomText(
  randomBytes: (length: number) => Uint8Array,
  alphabet: string,
  length: number,
): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length - text.length)) {
      // Bytes above the last multiple of the alphabet's length are dropped. They would favour its first letters.
      if (byte < limit) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
