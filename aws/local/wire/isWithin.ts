export interface JsonBounds {
  /** Levels of nested objects and arrays. */
  depth: number
  /** Number of values: members of objects and elements of arrays. */
  values: number
}

const [quote, backslash, comma, openBrace, closeBrace, openBracket, closeBracket] = [
  0x22, 0x5c, 0x2c, 0x7b, 0x7d, 0x5b, 0x5d,
]

/** Whether a JSON text is within bounds. Counts without parsing the text. */
export function isWithin({ depth, values }: JsonBounds, text: string): boolean {
  let level = 0
  let counted = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (inString) {
      if (character === backslash) index += 1
      else if (character === quote) inString = false
      continue
    }
    if (character === quote) inString = true
    else if (character === openBrace || character === openBracket) level += 1
    else if (character === closeBrace || character === closeBracket) level -= 1
    else if (character !== comma) continue
    // A comma comes between two values. An opening bracket comes before the first one.
    if (character === comma || character === openBrace || character === openBracket) counted += 1
    if (level > depth || counted > values) return false
  }
  return true
}
