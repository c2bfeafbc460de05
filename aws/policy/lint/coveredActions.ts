import { matchesPattern } from '../matchesPattern.ts'
import { dynamodbActions } from './dynamodbActions.ts'
import type { StatementView } from './PolicyView.ts'

const all = [...dynamodbActions.keys()].map((action) => ({ action, lower: action.toLowerCase() }))
const known = new WeakMap<object, string[]>()

/** The actions of DynamoDB that a statement is about, its wildcards spelled out. */
export function coveredActions(statement: Pick<StatementView, 'actions' | 'notActions'>): string[] {
  const found = known.get(statement)
  if (found !== undefined) return found
  const { actions, notActions } = statement
  const matches = matcherOf(notActions.length > 0 ? notActions : actions)
  const covered = all
    .filter(({ lower }) => matches(lower) === (notActions.length === 0))
    .map(({ action }) => action)
  known.set(statement, covered)
  return covered
}

/** Whether a statement is about DynamoDB and nothing else, misspelt actions included. */
export function isAboutDynamodb({ actions }: StatementView): boolean {
  return actions.length > 0 && actions.every((action) => action.toLowerCase().startsWith('dynamodb:'))
}

/** Whether an action always carries the leading keys of the rows that it reaches. */
export function carriesLeadingKeys(action: string): boolean {
  return dynamodbActions.get(action)?.includes('dynamodb:LeadingKeys') === true
}

/** `dynamodb:Scan, dynamodb:DescribeTable and 40 more` */
export function someOf(names: readonly string[], shown = 3): string {
  if (names.length <= shown) return names.join(names.length === 2 ? ' and ' : ', ')
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`
}

/** Tells whether one of the patterns matches a text in lower case. */
function matcherOf(patterns: readonly string[]): (lower: string) => boolean {
  const lowered = patterns.map((pattern) => pattern.toLowerCase())
  const exact = new Set(lowered)
  const open = [...exact].filter((pattern) => /[*?]/.test(pattern))
  return (lower) => exact.has(lower) || open.some((text) => matchesPattern(lower, [{ text, literal: false }]))
}
