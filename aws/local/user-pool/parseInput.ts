import * as v from 'valibot'
import { AwsError } from '../AwsError.ts'

/**
 * An operation's input, parsed. Members that are null count as absent, as AWS has it.
 *
 * @throws AwsError InvalidParameterException or SerializationException for the first thing that is wrong; its
 * text never repeats the value, which may be a password
 */
export function parseInput<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, withoutNulls(input))
  if (result.success) return result.output
  throw toAwsError(result.issues[0])
}

function withoutNulls(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input, (_, value) => (value === null ? undefined : value)))
}

function toAwsError(issue: v.BaseIssue<unknown>): AwsError {
  const path = v.getDotPath(issue) ?? ''
  const member = path.charAt(0).toLowerCase() + path.slice(1)
  const invalid = (value: string, constraint: string) =>
    new AwsError(
      'InvalidParameterException',
      `1 validation error detected: ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
    )
  if (issue.received === 'undefined') return invalid('Value null', 'Member must not be null')
  if (issue.kind === 'validation') return invalid('Value', issue.message)
  if (issue.type === 'picklist') return invalid('Value', 'Member must satisfy enum value set')
  return new AwsError('SerializationException', `${member} is not of the expected type`)
}
