import type { PolicyToLint } from './PolicyToLint.ts'

/** A policy as the rules look at it: everything that is there, the wrong included. */
export interface PolicyView extends Omit<PolicyToLint, 'trust' | 'document'> {
  version: unknown
  statements: readonly StatementView[]
  trust: PolicyView | undefined
  /** Elements that IAM does not know, by their paths. */
  strangers: readonly { path: string; problem: string }[]
}

export interface StatementView {
  /** Its Sid, or `Statement[0]`. */
  path: string
  effect: unknown
  actions: readonly string[]
  notActions: readonly string[]
  resources: readonly string[]
  notResources: readonly string[]
  /** `*` alone has the type `*`. */
  principals: readonly { type: string; value: string }[]
  conditions: readonly ConditionView[]
}

export interface ConditionView {
  /** `QueryOwnAgents.Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys` */
  path: string
  /** As written: `ForAllValues:StringEqualsIfExists` */
  operator: string
  /** As written, and so perhaps none that IAM knows. */
  quantifier: string | undefined
  /** `StringEquals` */
  comparison: string
  ifExists: boolean
  key: string
  values: readonly string[]
}
