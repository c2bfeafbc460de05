/** A fault of a policy: it grants more than its author means, or nothing at all. */
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
  /** In one sentence: how IAM reads the policy, and what an attacker gets. */
  why: string
  /** A request that shows it: `Scan {"TableName":"Agents"}`. Undefined if no request does. */
  request: string | undefined
  /** What to do, in one sentence. */
  mend: string
  /** What to write instead, in the language of the document. */
  lines: string | undefined
}
