import type * as v from 'valibot'
import { parseMembers } from '../../parseMembers.ts'

/**
 * An operation's input, parsed.
 *
 * @throws AwsError InvalidParameterException or SerializationException for the first invalid member. The message
 *   repeats the value of a username only; another value may be a password
 */
export function parseInput<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  return parseMembers(schema, input, {
    type: 'InvalidParameterException',
    repeats: (member) => member === 'username',
  })
}
