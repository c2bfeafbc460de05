import type { Secrets } from './judge.ts'
import { signedRequest } from './signRequest.ts'
import type { World } from './World.ts'

/** The other administrator's agents, read with their own session: what no answer to an attempt may hold. */
export async function theirSecrets(world: World): Promise<Secrets> {
  const { other } = world
  const answer = await world.send(
    signedRequest(
      world,
      'Query',
      {
        TableName: world.tableName,
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: other.identityId } },
      },
      { credentials: other.credentials },
    ),
  )
  if (answer.status !== 200)
    throw new Error(`${other.username} cannot read their own agents: ${answer.message}`)
  const { Items = [] } = JSON.parse(answer.body) as { Items?: { fieldName?: { S?: string } }[] }
  const names = Items.flatMap(({ fieldName }) => fieldName?.S ?? [])
  if (names.length === 0)
    throw new Error(`${other.username} has no agents that could leak: assign some first`)
  return names
}
