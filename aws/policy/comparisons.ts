import { matchesPattern } from './matchesPattern.ts'
import type { ResolvedText } from './resolveVariables.ts'

/** A comparison of one value of a request with one value of a policy. */
export interface Comparison {
  /** Whether the condition holds when no value of the policy matches. Otherwise it holds when one does. */
  negated: boolean
  matches(actual: string, expected: ResolvedText): boolean
}

const equals = (actual: string, expected: ResolvedText) => actual === plain(expected)
const equalsIgnoreCase = (actual: string, expected: ResolvedText) =>
  actual.toLowerCase() === plain(expected).toLowerCase()

/**
 * The operators that the evaluator understands, without quantifier and `IfExists`. `Null` is missing: it
 * tests whether the key is present, not its value.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ['StringEquals', { negated: false, matches: equals }],
  ['StringNotEquals', { negated: true, matches: equals }],
  ['StringEqualsIgnoreCase', { negated: false, matches: equalsIgnoreCase }],
  ['StringNotEqualsIgnoreCase', { negated: true, matches: equalsIgnoreCase }],
  ['StringLike', { negated: false, matches: matchesPattern }],
  ['StringNotLike', { negated: true, matches: matchesPattern }],
  ['Bool', { negated: false, matches: equalsIgnoreCase }],
])

function plain(text: ResolvedText): string {
  return text.map(({ text }) => text).join('')
}
