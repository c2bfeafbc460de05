import type { PolicyToLint } from './PolicyToLint.ts'

/** A policy as the rules see it: every element that it has, wrong ones too. */
export interface PolicyView extends Omit<PolicyToLint, 'trust' | 'document' | 'offset'> {
  version: unknown
  /** Where the document begins. */
  offset: number | undefined
  statements: readonly StatementView[]
  trust: PolicyView | undefined
  /** Elements that IAM does not know or that have the wrong shape. */
  strangers: readonly Stranger[]
}

export interface Stranger {
  path: string
  offset: number | undefined
  problem: string
  mend: string
  write?: Readonly<Record<string, unknown>>
}

export interface StatementView {
  /** Its Sid, or `Statement[0]`. */
  path: string
  /** As it stands in the document, intrinsic functions included. */
  written: Readonly<Record<string, unknown>>
  /** Where an element stands; the statement itself without one. */
  offsetOf(element?: string): number | undefined
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
  offset: number | undefined
  /** As written: `ForAllValues:StringEqualsIfExists` */
  operator: string
  /** As written. IAM may not know it. */
  quantifier: string | undefined
  /** `StringEquals` */
  comparison: string
  ifExists: boolean
  key: string
  values: readonly string[]
}
