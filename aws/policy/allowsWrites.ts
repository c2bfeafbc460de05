import { dynamodbActions } from './lint/dynamodbActions.ts'
import { matchesPattern } from './matchesPattern.ts'
import type { Statement } from './Policy.ts'

/** Actions that read items or describe tables, without `dynamodb:`. Every other action counts as a write. */
const reads = /^(BatchGetItem|Describe|Get|List|PartiQLSelect$|Query$|Scan$)/

/** Whether a statement allows an action of DynamoDB that changes something, its wildcards spelled out. */
export function allowsWrites({ effect, actions }: Pick<Statement, 'effect' | 'actions'>): boolean {
  if (effect === 'Deny') return false
  return [...dynamodbActions.keys()].some((action) => isWrite(action) && covers(actions, action))
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
