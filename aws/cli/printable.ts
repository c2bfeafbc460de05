/** Control characters, characters that terminals treat as such, and marks that turn the direction of writing. */
export const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * A text from outside, made safe to print: one line, cut to a length. Characters that move the cursor, clear the
 * screen or start a line are shown as `\u{1b}`.
 */
export function printable(text: string, longest = 500): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  return cut.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
