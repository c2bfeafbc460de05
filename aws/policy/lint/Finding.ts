/** Something in a policy that grants more than it seems to, or nothing at all. */
export interface Finding {
  /** The rule that found it, which docs/policy-rules.md explains: `no-presence-test`. */
  rule: string
  /** In the text that was linted, from 1. */
  line: number
  column: number
  /** The policy by a name that people know: `AdministratorRole/OwnAgents`. */
  policy: string
  /** `AdministratorRole/OwnAgents at QueryOwnAgents.Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys` */
  where: string
  /** How IAM reads it and what somebody gets by it, in one sentence. */
  why: string
  /** A request that shows it: `Scan {"TableName":"Agents"}`. None where no request is to the point. */
  request: string | undefined
  /** What to do, in one sentence. */
  mend: string
  /** What to write instead, in the language of the document. */
  lines: string | undefined
}
