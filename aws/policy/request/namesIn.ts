import { type JsonMembers, member } from './json.ts'

/** A word with or without the mark of an alias or a value, or any other character. */
const token = /[#:]?\w+|[^\s]/g
const keywords = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE'])

/**
 * The top-level attributes that an expression names, aliases resolved. Works on projection, key condition, filter,
 * condition and update expressions alike, in linear time. A word counts unless it is certain that it names none: a value,
 * the rest of a path, a list's index, a function, or a keyword (AWS reserves those, so no attribute goes by one).
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
 */
export function namesIn(expression: unknown, aliases: JsonMembers): string[] {
  const tokens = tokensOf(expression)
  return tokens.flatMap((word, place) => (isName(tokens, place) ? [resolve(word, aliases)] : []))
}

/** The comparisons of an attribute with a value by `=`, either way round: `[attribute, ':value']`. */
export function equalitiesIn(expression: unknown, aliases: JsonMembers): [name: string, value: string][] {
  // A parenthesis changes nothing between conditions that AND joins.
  const tokens = tokensOf(expression).filter((word) => word !== '(' && word !== ')')
  return tokens.flatMap((word, place): [string, string][] => {
    const [before, after] = [tokens[place - 1], tokens[place + 1]]
    if (word !== '=' || before === undefined || after === undefined) return []
    if (after.startsWith(':')) return isName(tokens, place - 1) ? [[resolve(before, aliases), after]] : []
    const isWhole = tokens[place + 2] !== '.' && tokens[place + 2] !== '['
    return before.startsWith(':') && isWhole && isName(tokens, place + 1)
      ? [[resolve(after, aliases), before]]
      : []
  })
}

function tokensOf(expression: unknown): string[] {
  return typeof expression === 'string' ? (expression.match(token) ?? []) : []
}

function isName(tokens: readonly string[], place: number): boolean {
  const [before, word = '', after] = [tokens[place - 1], tokens[place], tokens[place + 1]]
  if (!/^#?\w/.test(word) || before === '.' || after === '(') return false
  if (before === '[' && /^\d+$/.test(word)) return false
  return !keywords.has(word.toUpperCase())
}

function resolve(word: string, aliases: JsonMembers): string {
  const name = word.startsWith('#') ? member(aliases, word) : word
  return typeof name === 'string' ? name : word
}
