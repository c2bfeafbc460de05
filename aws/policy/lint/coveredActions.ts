import { matchesPattern } from '../matchesPattern.ts'
import { dynamodbActions } from './dynamodbActions.ts'
import type { StatementView } from './PolicyView.ts'

/** The actions of DynamoDB that a statement is about, its wildcards spelled out. */
export function coveredActions({ actions, notActions }: StatementView): string[] {
  const all = [...dynamodbActions.keys()]
  return notActions.length > 0
    ? all.filter((action) => !matchesAny(action, notActions))
    : all.filter((action) => matchesAny(action, actions))
}

/** Whether a statement is about DynamoDB and nothing else, what is misspelt included. */
export function isAboutDynamodb({ actions }: StatementView): boolean {
  return actions.length > 0 && actions.every((action) => action.toLowerCase().startsWith('dynamodb:'))
}

function matchesAny(action: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    matchesPattern(action.toLowerCase(), [{ text: pattern.toLowerCase(), literal: false }]),
  )
}
