import { dynamodbActions } from './lint/dynamodbActions.ts'
import { matchesPattern } from './matchesPattern.ts'
import type { Statement } from './Policy.ts'

/** Actions that read items or describe tables, without `dynamodb:`. Every other action counts as a write. */
const reads = /^(BatchGetItem|Describe|Get|List|PartiQLSelect$|Query$|Scan$)/

/** Whether a statement allows an action of DynamoDB that changes something, its wildcards spelled out. */
export function allowsWrites(statement: Pick<Statement, 'effect' | 'actions'>): boolean {
  return firstWrite(statement) !== undefined
}

/** The first action that changes something among those that a statement allows: `dynamodb:PutItem`. */
export function firstWrite({ effect, actions }: Pick<Statement, 'effect' | 'actions'>): string | undefined {
  if (effect === 'Deny') return undefined
  return [...dynamodbActions.keys()].find((action) => isWrite(action) && covers(actions, action))
}

/** Whether an action changes something: `dynamodb:PutItem` does. */
export function isWrite(action: string): boolean {
  return !reads.test(action.replace(/^dynamodb:/, ''))
}

function covers(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) =>
    matchesPattern(action.toLowerCase(), [{ text: pattern.toLowerCase(), literal: false }]),
  )
}
