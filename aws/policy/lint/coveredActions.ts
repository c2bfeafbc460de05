import { matchesPattern } from '../matchesPattern.ts'
import { dynamodbActions } from './dynamodbActions.ts'
import type { StatementView } from './PolicyView.ts'

/** The actions of DynamoDB that a statement is about, its wildcards spelled out. */
export function coveredActions({
  actions,
  notActions,
}: Pick<StatementView, 'actions' | 'notActions'>): string[] {
  const all = [...dynamodbActions.keys()]
  return notActions.length > 0
    ? all.filter((action) => !matchesAny(action, notActions))
    : all.filter((action) => matchesAny(action, actions))
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

function matchesAny(action: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    matchesPattern(action.toLowerCase(), [{ text: pattern.toLowerCase(), literal: false }]),
  )
}
