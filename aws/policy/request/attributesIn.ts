import { elementsOf, type JsonMembers, membersOf, textOf } from './json.ts'
import { namesIn } from './namesIn.ts'

/** Members whose own names are attributes: keys, items, and the parameters from before expressions. */
const maps = ['Key', 'Item', 'KeyConditions', 'QueryFilter', 'ScanFilter', 'Expected', 'AttributeUpdates']
const expressions = [
  'ProjectionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ConditionExpression',
  'UpdateExpression',
]

/**
 * The top-level attributes that a request names anywhere: IAM's `dynamodb:Attributes`. IAM does not look
 * at the answer.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function attributesIn(input: JsonMembers): Set<string> {
  const aliases = membersOf(input.ExpressionAttributeNames)
  return new Set([
    ...maps.flatMap((name) => Object.keys(membersOf(input[name]))),
    ...elementsOf(input.AttributesToGet).map(String),
    ...expressions.flatMap((name) => namesIn(input[name], aliases)),
  ])
}

/** IAM's `dynamodb:Select`: the value in a read, or the default where the request has none. */
export function selectOf({ Select, IndexName, ProjectionExpression, AttributesToGet }: JsonMembers): string {
  const given = textOf(Select)
  if (given !== undefined) return given
  if (isPresent(ProjectionExpression) || isPresent(AttributesToGet)) return 'SPECIFIC_ATTRIBUTES'
  return isPresent(IndexName) ? 'ALL_PROJECTED_ATTRIBUTES' : 'ALL_ATTRIBUTES'
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}
