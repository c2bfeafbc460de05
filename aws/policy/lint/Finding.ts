/** Something in a policy that grants more than it seems to, or nothing at all. */
export interface Finding {
  /** The rule that found it: `no-presence-test`. */
  rule: string
  /** `AdministratorRole/OwnAgents at QueryOwnAgents.Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys` */
  where: string
  /** What IAM makes of it, in one sentence. */
  why: string
  /** What to write instead, in one sentence. */
  mend: string
}
