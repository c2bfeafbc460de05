import { invalid } from './invalid.ts'
import type { Place } from './Place.ts'

const name = /^[a-zA-Z0-9_.-]{3,255}$/
const arn = /^arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table\/([a-zA-Z0-9_.-]{3,255})$/

export interface TableReference {
  name: string
  arn: string
  /** False for a table of another account or Region. */
  isHere: boolean
}

/**
 * A table as a request names it: by name, or by ARN as AWS allows. Checked before an ARN is made of it, so that no
 * wildcard can get into one.
 *
 * @throws AwsError ValidationException
 */
export function tableArn(given: unknown, { region, account }: Place): TableReference {
  if (typeof given !== 'string') {
    throw invalid("The parameter 'TableName' is required but was not present in the request")
  }
  const here = `arn:aws:dynamodb:${region}:${account}:table/`
  if (name.test(given)) return { name: given, arn: here + given, isHere: true }
  const named = arn.exec(given)?.[1]
  if (named !== undefined) return { name: named, arn: given, isHere: given === here + named }
  throw invalid(
    `1 validation error detected: Value '${given}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
  )
}

/** Text of a value that may be a partition key, as the policy sees it. */
export function keyText(value: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const text = value?.S ?? value?.N ?? value?.B
  return typeof text === 'string' && text !== '' ? text : undefined
}
