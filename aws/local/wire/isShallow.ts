/** Deeper than any input that AWS accepts (DynamoDB's values end at 32 levels), shallow enough for any stack. */
const deepest = 100

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
]

/** Whether a JSON text nests at most 100 levels, counted before anything recurses into it. */
export function isShallow(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (inString) {
      if (character === backslash) index += 1
      else if (character === quote) inString = false
    } else if (character === quote) inString = true
    else if (character === openBrace || character === openBracket) {
      depth += 1
      if (depth > deepest) return false
    } else if (character === closeBrace || character === closeBracket) depth -= 1
  }
  return true
}
