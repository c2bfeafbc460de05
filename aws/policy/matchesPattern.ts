import type { ResolvedText } from './resolveVariables.ts'

/** Whether a value matches a policy's text in which `*` is any text and `?` any one character. */
export function matchesPattern(actual: string, pattern: ResolvedText): boolean {
  // Most patterns have no wildcard.
  if (!pattern.some(({ text, literal }) => !literal && /[*?]/.test(text))) {
    return actual === pattern.map(({ text }) => text).join('')
  }
  const [only, ...others] = pattern
  if (only !== undefined && others.length === 0 && /^[^*?]*\*$/.test(only.text)) {
    return actual.startsWith(only.text.slice(0, -1))
  }
  const characters = pattern.flatMap(({ text, literal }) =>
    [...text].map((character) => ({ character, literal })),
  )
  const value = [...actual]
  // Two pointers and the last star: linear for usual patterns, and never exponential.
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
