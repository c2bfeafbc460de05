import { signedQuery } from '../attempts/signedQuery.ts'
import { signedRequest } from '../attempts/signRequest.ts'
import type { Person, RawRequest, World } from '../attempts/World.ts'
import type { Known } from './judge.ts'

/**
 * Reads the table with each user's own session: each administrator reads their own agents, and the lead, if there is
 * one, reads the real names of both. A value that both administrators have does not identify either.
 *
 * @throws Error if there is nothing to leak
 */
export async function lookAround(world: World): Promise<Known> {
  const { me, other, lead } = world
  const names = (person: Person) =>
    textsOf(world, 'fieldName', (more) =>
      signedQuery(world, { ...partitionOf(person), ...more }, { credentials: person.credentials }),
    )
  const [mine, theirs] = [await names(me), await names(other)]
  const secrets = theirs.filter((name) => !mine.some((own) => own.includes(name)))
  if (mine.length === 0) throw new Error(`${me.username} has no agents to read: assign some first`)
  if (secrets.length === 0) {
    throw new Error(`${other.username} has no agents that could leak: assign some of another name first`)
  }
  if (lead === undefined) return { secrets, ownNames: new Set(mine) }
  const realNames = [me, other].map((person) =>
    textsOf(world, 'realName', (more) =>
      signedRequest(
        world,
        'Query',
        { TableName: world.tableName, ...partitionOf(person), ...more },
        { credentials: lead.credentials },
      ),
    ),
  )
  return { secrets: [...secrets, ...(await Promise.all(realNames)).flat()], ownNames: new Set(mine) }
}

function partitionOf({ partition }: Person): object {
  return {
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: partition } },
  }
}

interface Page {
  Items?: Record<string, { S?: string }>[]
  LastEvaluatedKey?: object
}

/** One attribute of every item, page by page. */
async function textsOf(
  world: World,
  attribute: string,
  request: (more: object) => RawRequest,
): Promise<string[]> {
  const texts: string[] = []
  let more: object = {}
  for (;;) {
    const { status, message, body } = await world.send(request(more))
    if (status !== 200) throw new Error(`reading what must not leak was denied: ${message}`)
    const { Items = [], LastEvaluatedKey } = JSON.parse(body) as Page
    texts.push(...Items.flatMap((item) => item[attribute]?.S ?? []))
    if (LastEvaluatedKey === undefined) return texts
    more = { ExclusiveStartKey: LastEvaluatedKey }
  }
}
