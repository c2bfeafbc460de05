import * as v from 'valibot'
import { AwsError } from '../AwsError.ts'

const idPattern = /^[\w-]+:[0-9a-f-]+$/

/** An identity pool's or identity's ID, as the service model constrains it. */
export const idOf = (member: 'identityPoolId' | 'identityId') =>
  v.pipe(
    v.string(),
    v.check(
      (value) => idPattern.test(value) && value.length <= 55,
      (issue) =>
        `1 validation error detected: Value '${issue.input}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+`,
    ),
  )

/** Provider name to token. */
export const logins = v.optional(v.record(v.string(), v.string()), {})

/**
 * An operation's input, parsed.
 *
 * @throws AwsError InvalidParameterException with the first thing that is wrong
 */
export function parseInput<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  throw new AwsError('InvalidParameterException', result.issues[0].message)
}
