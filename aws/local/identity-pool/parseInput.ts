import * as v from 'valibot'
import { parseMembers, textMap } from '../parseMembers.ts'

const atMost = (length: number) => `Member must have length less than or equal to ${length}`
const atLeast = (length: number) => `Member must have length greater than or equal to ${length}`

/** The ID of an identity pool or of an identity, with the service model's constraints. */
export const id = v.pipe(
  v.string(),
  v.maxLength(55, atMost(55)),
  v.regex(/^[\w-]+:[0-9a-f-]+$/, 'Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+'),
)

/** The length of a page. */
export const maxResults = v.pipe(
  v.number(),
  v.integer('Member must be an integer'),
  v.minValue(1, 'Member must have value greater than or equal to 1'),
  v.maxValue(60, 'Member must have value less than or equal to 60'),
)

export const nextToken = v.optional(
  v.pipe(v.string(), v.regex(/^\S+$/, 'Member must satisfy regular expression pattern: [\\S]+')),
)

export const providerName = v.pipe(v.string(), v.minLength(1, atLeast(1)), v.maxLength(128, atMost(128)))

export const roleArn = v.pipe(v.string(), v.minLength(20, atLeast(20)), v.maxLength(2048, atMost(2048)))

const longestToken = 50_000

/** Provider name to token. */
export const logins = v.pipe(
  v.optional(textMap, {}),
  v.check(
    (tokens) => Object.values(tokens).every(({ length }) => length >= 1 && length <= longestToken),
    `Map value must satisfy constraint: [${atMost(longestToken)}, ${atLeast(1)}]`,
  ),
)

/**
 * An operation's input, parsed.
 *
 * @throws AwsError ValidationException or SerializationException for the first thing that is wrong
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export function parseInput<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  return parseMembers(schema, input, { type: 'ValidationException', repeats: () => true })
}
