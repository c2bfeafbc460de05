import { withProjection } from './own/withProjection.ts'
import { type SignOptions, signedRequest } from './signRequest.ts'
import type { RawRequest, World } from './World.ts'

/**
 * A Query as an administrator may send it: with a projection to the visible attributes, unless the input names its own
 * attributes.
 */
export function signedQuery(world: World, input: object, options: SignOptions = {}): RawRequest {
  return signedRequest(world, 'Query', { TableName: world.tableName, ...projected(world, input) }, options)
}

function projected(world: World, input: object): object {
  if ('ProjectionExpression' in input || 'AttributesToGet' in input) return input
  // DynamoDB refuses a mix of the parameters from before expressions with expressions.
  if ('KeyConditions' in input) return { AttributesToGet: world.visibleAttributes, ...input }
  return withProjection(world, input)
}
