import type { Statement } from './Policy.ts'
import type { Access } from './request/Access.ts'

/** A requested access with everything that a decision depends on, including the session's condition keys. */
export interface AccessRequest extends Access {
  /** The caller, for a trust policy's `Principal`: `{ Federated: 'cognito-identity.amazonaws.com' }`. */
  principal?: { type: 'Federated' | 'Service' | 'AWS'; value: string }
}

export type Outcome = 'allowed' | 'implicitly-denied' | 'explicitly-denied'

/** The answer and its reasons. `explain` makes sentences of them. */
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
  /** The values in the policy; `resolved` is undefined when a variable in it has no value. */
  expected: { written: string; resolved: string | undefined }[]
  /** The values in the request; undefined when the key is absent. */
  actual: readonly string[] | undefined
  matches: boolean
  /** The values of the request that no expected value matched (for a condition that failed on them). */
  unmatched: readonly string[]
  /** True when the condition holds only because the key is absent (ForAllValues, IfExists, negations). */
  vacuous: boolean
}
