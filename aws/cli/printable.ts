/** Control characters, characters that terminals treat as such, and marks that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * A text from outside as it may be printed: one line, cut to a length, and without the characters by which it could
 * move the cursor, clear the screen or pass for another line. They are shown as `\u{1b}`.
 */
export function printable(text: string, longest = 500): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  return cut.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
