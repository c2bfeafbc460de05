import { setTimeout as sleep } from 'node:timers/promises'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { agentAttributes } from '../../contract/agentRecord.ts'
import type { AgentItem, AgentsTable } from './AgentsTable.ts'

/** Transactions at a time. */
const atATime = 8

/** How often to try an agent while others change its item or have it in a transaction. */
const mostAttempts = 5

/**
 * Moves agents to another `userId`. One transaction for each agent deletes the old item and puts the new one, so that
 * an agent is never under both. After an interruption, the same call moves the rest.
 *
 * @param move.agents the items at the time of reading; an item that has changed since is read again
 * @yields the number of agents moved so far
 * @throws Error naming the agent that could not be moved; `signal.reason` between two transactions
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function* moveAgents(
  table: AgentsTable,
  move: { agents: readonly AgentItem[]; to: string; signal: AbortSignal },
): AsyncGenerator<number> {
  const { agents, to, signal } = move
  for (let start = 0; start < agents.length; start += atATime) {
    signal.throwIfAborted()
    const some = agents.slice(start, start + atATime)
    const moved = await Promise.allSettled(some.map((agent) => moveOne(table, agent, to)))
    const failed = moved.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    yield start + some.length
  }
}

async function moveOne(table: AgentsTable, agent: AgentItem, to: string): Promise<void> {
  let item: AgentItem | undefined = agent
  for (let attempt = 1; item !== undefined; attempt += 1) {
    try {
      await table.documents.send(new TransactWriteCommand({ TransactItems: movesOf(table.name, item, to) }))
      return
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      const [deleted, put] = error.CancellationReasons ?? []
      // The item has changed since it was read, or is gone. Tries again with the current one.
      if (deleted?.Code === 'ConditionalCheckFailed') item = await readAgain(table, agent)
      else if (put?.Code === 'ConditionalCheckFailed') {
        throw new Error(`${agent.fieldName} is under ${to} already`)
      } else await sleep(Math.random() * 50 * 2 ** attempt)
      if (attempt === mostAttempts && item !== undefined) {
        throw new Error(`${agent.fieldName} could not be moved: ${error.message}`)
      }
    }
  }
}

/** The delete needs the item to be unchanged, so that an administrator's change in between is not lost. */
function movesOf(TableName: string, item: AgentItem, to: string) {
  const { userId, fieldName, ...attributes } = item
  const names = [...new Set([...Object.keys(attributes), ...agentAttributes.map(({ name }) => name)])]
  const isThere = (name: string) => attributes[name] !== undefined
  const unchanged = names.map((name, index) =>
    isThere(name) ? `#a${index} = :a${index}` : `attribute_not_exists(#a${index})`,
  )
  const values = names.flatMap((name, index): [string, unknown][] =>
    isThere(name) ? [[`:a${index}`, attributes[name]]] : [],
  )
  return [
    {
      Delete: {
        TableName,
        Key: { userId, fieldName },
        ConditionExpression: ['attribute_exists(fieldName)', ...unchanged].join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#a${index}`, name])),
        ...(values.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(values) }),
      },
    },
    {
      Put: {
        TableName,
        Item: { ...item, userId: to },
        ConditionExpression: 'attribute_not_exists(fieldName)',
      },
    },
  ]
}

async function readAgain(
  table: AgentsTable,
  { userId, fieldName }: AgentItem,
): Promise<AgentItem | undefined> {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: { userId, fieldName }, ConsistentRead: true }),
  )
  return Item === undefined ? undefined : { ...Item, userId, fieldName }
}
