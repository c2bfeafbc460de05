/** A policy document that has been parsed: every element in it is one that `evaluate` understands. */
export interface Policy {
  /** The source of the policy: `AgentsAdministrators/QueryOwnAgents`, or a file. */
  name: string
  statements: readonly Statement[]
}

export interface Statement {
  sid: string | undefined
  effect: 'Allow' | 'Deny'
  /** Only in a trust policy. */
  principals: readonly { type: 'Federated' | 'Service' | 'AWS'; value: string }[] | undefined
  actions: readonly string[]
  /** Undefined in a trust policy: the role itself is the resource. */
  resources: readonly string[] | undefined
  conditions: readonly Condition[]
}

export interface Condition {
  /** As written: `ForAllValues:StringEquals` */
  operator: string
  quantifier: 'ForAllValues' | 'ForAnyValue' | undefined
  /** `StringEquals` */
  comparison: string
  ifExists: boolean
  /** As written: `dynamodb:LeadingKeys` */
  key: string
  values: readonly string[]
}
