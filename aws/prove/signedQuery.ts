import { type SignOptions, signedRequest } from './signRequest.ts'
import type { RawRequest, World } from './World.ts'

/**
 * A Query as an administrator may send it: with a projection to what they may see, unless the input has one. Without
 * it the Query would be denied whatever its key, and an attempt on the key would prove nothing.
 */
export function signedQuery(world: World, input: object, options: SignOptions = {}): RawRequest {
  return signedRequest(world, 'Query', { TableName: world.tableName, ...projected(world, input) }, options)
}

function projected({ visibleAttributes }: World, input: object): object {
  if ('ProjectionExpression' in input || 'AttributesToGet' in input) return input
  if ('KeyConditions' in input) return { AttributesToGet: visibleAttributes, ...input }
  const names = 'ExpressionAttributeNames' in input ? input.ExpressionAttributeNames : {}
  // Some are words that DynamoDB keeps for itself.
  const aliases = visibleAttributes.map((attribute, index) => [`#v${index}`, attribute])
  return {
    ...input,
    ProjectionExpression: aliases.map(([alias]) => alias).join(', '),
    ExpressionAttributeNames: Object.assign(Object.fromEntries(aliases), names),
  }
}
