import type { Statement } from './Policy.ts'
import type { Access } from './request/Access.ts'

/** An access that a person or a service wants, with everything that a decision depends on: the session's keys too. */
export interface AccessRequest extends Access {
  /** Who asks, for a trust policy's `Principal`: `{ Federated: 'cognito-identity.amazonaws.com' }`. */
  principal?: { type: 'Federated' | 'Service' | 'AWS'; value: string }
}

export type Outcome = 'allowed' | 'implicitly-denied' | 'explicitly-denied'

/** The answer, with everything that led to it: enough to say in words why. */
export interface Decision {
  outcome: Outcome
  statements: StatementResult[]
}

export interface StatementResult {
  statement: Statement
  matches: boolean
  principalMatches: boolean
  actionMatches: boolean
  resourceMatches: boolean
  conditions: ConditionResult[]
}

export interface ConditionResult {
  /** As written: `ForAllValues:StringEquals` */
  operator: string
  /** As written: `dynamodb:LeadingKeys` */
  key: string
  /** What the policy asks for; `resolved` is undefined when a variable in it has no value. */
  expected: { written: string; resolved: string | undefined }[]
  /** What the request carries; undefined when the key is absent. */
  actual: readonly string[] | undefined
  matches: boolean
  /** The values of the request that no expected value matched (for a condition that failed on them). */
  unmatched: readonly string[]
  /** True when the condition holds only because the key is absent (ForAllValues, IfExists, negations). */
  vacuous: boolean
}
