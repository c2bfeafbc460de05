/** Deeper than any input that AWS accepts (DynamoDB's values end at 32 levels), shallow enough for any stack. */
const deepest = 100

/** Whether a JSON text nests at most 100 levels, counted before anything recurses into it. */
export function isShallow(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') {
      depth += 1
      if (depth > deepest) return false
    } else if (character === '}' || character === ']') depth -= 1
  }
  return true
}
