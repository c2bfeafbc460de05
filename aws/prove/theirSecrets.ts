import type { Secrets } from './judge.ts'
import { signedQuery } from './signedQuery.ts'
import { signedRequest } from './signRequest.ts'
import type { RawRequest, World } from './World.ts'

/**
 * What no answer to an attempt may hold: the other administrator's agents, read with their own session, and the real
 * names of theirs and of one's own agents, read by the lead where there is one.
 */
export async function theirSecrets(world: World): Promise<Secrets> {
  const { me, other, lead } = world
  const { credentials } = other
  const names = await textsOf(world, 'fieldName', signedQuery(world, partitionOf(other), { credentials }))
  if (names.length === 0)
    throw new Error(`${other.username} has no agents that could leak: assign some first`)
  if (lead === undefined) return names
  const realNames = [me, other].map((person) => {
    const input = { TableName: world.tableName, ...partitionOf(person) }
    return textsOf(world, 'realName', signedRequest(world, 'Query', input, { credentials: lead.credentials }))
  })
  return [...names, ...(await Promise.all(realNames)).flat()]
}

function partitionOf({ partition }: World['me']): object {
  return {
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: partition } },
  }
}

/** One attribute of every item in the answer. */
async function textsOf(world: World, attribute: string, request: RawRequest): Promise<string[]> {
  const { status, message, body } = await world.send(request)
  if (status !== 200) throw new Error(`reading what must not leak was denied: ${message}`)
  const { Items = [] } = JSON.parse(body) as { Items?: Record<string, { S?: string }>[] }
  return Items.flatMap((item) => item[attribute]?.S ?? [])
}
