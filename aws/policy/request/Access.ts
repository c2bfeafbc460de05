/**
 * Condition keys and their values, spelled as AWS spells them. A key without a value is absent: never an empty list or
 * an empty text, because ForAllValues is true of both.
 */
export type Context = ReadonlyMap<string, string | readonly string[]>

/** One access that a request needs, in IAM's terms. The session's keys are not in it. */
export interface Access {
  /** `dynamodb:Query` */
  action: string
  /** ARN of a table or an index, or `*` for a request that names no table. */
  resource: string
  context: Context
}
