import type { ResolvedText } from './resolveVariables.ts'

/** Whether a value matches a policy's text in which `*` is any text and `?` any one character. */
export function matchesPattern(actual: string, pattern: ResolvedText): boolean {
  // Most patterns are one text, without a wildcard or with one at the end.
  const [only] = pattern
  if (only !== undefined && pattern.length === 1) {
    const { text, literal } = only
    const star = literal ? -1 : text.indexOf('*')
    const hasMore = !literal && (text.includes('?') || (star >= 0 && star < text.length - 1))
    if (!hasMore) return star < 0 ? actual === text : actual.startsWith(text.slice(0, -1))
  }
  if (!pattern.some(({ text, literal }) => !literal && /[*?]/.test(text))) {
    return actual === pattern.map(({ text }) => text).join('')
  }
  const characters = pattern.flatMap(({ text, literal }) =>
    [...text].map((character) => ({ character, literal })),
  )
  const value = [...actual]
  // The loop remembers the last star and goes back to it. It is linear for usual patterns and never exponential.
  let [at, in_, star, mark] = [0, 0, -1, 0]
  while (in_ < value.length) {
    const expected = characters[at]
    if (expected !== undefined && !expected.literal && expected.character === '*') {
      star = at
      mark = in_
      at += 1
    } else if (
      expected !== undefined &&
      ((!expected.literal && expected.character === '?') || expected.character === value[in_])
    ) {
      at += 1
      in_ += 1
    } else if (star >= 0) {
      at = star + 1
      mark += 1
      in_ = mark
    } else return false
  }
  return characters.slice(at).every(({ character, literal }) => !literal && character === '*')
}
