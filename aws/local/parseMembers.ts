import * as v from 'valibot'
import { AwsError } from './AwsError.ts'

/**
 * Text by name. A list is refused, although JavaScript would read it as names and values. A name such as `__proto__`
 * or `constructor` is kept; valibot's records would drop it.
 */
export const textMap = v.pipe(
  v.custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
  v.rawTransform(({ dataset, addIssue, NEVER }): Readonly<Record<string, string>> => {
    const map: Record<string, string> = Object.create(null)
    for (const [key, value] of Object.entries(dataset.value)) {
      if (typeof value !== 'string') {
        addIssue({
          message: 'not a text',
          path: [{ type: 'object', origin: 'value', input: dataset.value, key, value }],
        })
        return NEVER
      }
      map[key] = value
    }
    return map
  }),
)

/** How a service words an error about a member. */
export interface Complaint {
  type: 'InvalidParameterException' | 'ValidationException'
  /** Whether the error repeats the member's value. The value may be a password. */
  repeats(member: string): boolean
}

/**
 * An operation's input, parsed by a schema whose messages are AWS's constraints. As in AWS, a null member counts as
 * absent.
 *
 * @throws AwsError `complaint.type` or SerializationException for the first thing that is wrong
 */
export function parseMembers<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  complaint: Complaint,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, withoutNulls(input))
  if (result.success) return result.output
  throw toAwsError(result.issues[0], complaint)
}

function withoutNulls(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input, (_, value) => (value === null ? undefined : value)))
}

function toAwsError(issue: v.BaseIssue<unknown>, { type, repeats }: Complaint): AwsError {
  const path = v.getDotPath(issue) ?? ''
  const member = path.charAt(0).toLowerCase() + path.slice(1)
  const invalid = (value: string, constraint: string) =>
    new AwsError(
      type,
      `1 validation error detected: ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
    )
  if (issue.received === 'undefined') return invalid('Value null', 'Member must not be null')
  const value = repeats(member) && typeof issue.input === 'string' ? `Value '${issue.input}'` : 'Value'
  if (issue.kind === 'validation') return invalid(value, issue.message)
  if (issue.type === 'picklist') return invalid(value, 'Member must satisfy enum value set')
  return new AwsError('SerializationException', `${member} is not of the expected type`)
}
