import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { agentIndexes, agentKey } from '../../../aws/contract/agentRecord.ts'
import type { AgentsTable } from './openAgentsTable.ts'
import { type Page, type PageKey, readPage } from './readPage.ts'

/** The choice of a partition's agents, and their order. */
export type Selection =
  /** Every agent, by field name. */
  | { is: 'all'; descending: boolean }
  | { is: 'named'; fieldName: string }
  | { is: 'names-starting'; prefix: string }
  /** Every agent that has a last contact, by it. */
  | { is: 'by-last-contact'; descending: boolean }
  | { is: 'with-status'; status: string }
  /** Agents that an index leaves out, since they lack its key. Reads the whole partition to find them. */
  | { is: 'without'; attribute: 'lastContact' | 'status' }

interface Options {
  /** The partition; the user's own when undefined. */
  partition?: string
  selection: Selection
  limit: number
  after: PageKey | null
  signal: AbortSignal
}

/**
 * One page of one partition's agents. Rejects with an AppError.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export function queryAgents(
  table: AgentsTable,
  { partition = table.partition, selection, limit, after, signal }: Options,
): Promise<Page> {
  // A lead's policy knows no attributes: without a projection the answer has all of them.
  const visible = table.scope === 'own-agents' ? table.visibleAttributes : []
  const aliases = new Map(visible.map((attribute, index) => [attribute, `#a${index}`]))
  const condition = conditionOf(partition, selection, (attribute) => {
    const alias = aliases.get(attribute) ?? '#key'
    aliases.set(attribute, alias)
    return alias
  })
  return readPage(after, (startKey) =>
    table.send(
      new QueryCommand({
        TableName: table.name,
        ...condition,
        // DynamoDB does not need Select here, but the policy requires it.
        ...(visible.length > 0 && {
          Select: 'SPECIFIC_ATTRIBUTES',
          ProjectionExpression: visible.map((attribute) => aliases.get(attribute)).join(', '),
        }),
        // Every attribute has an alias, since some are words that DynamoDB keeps for itself (`status`).
        ...(aliases.size > 0 && {
          ExpressionAttributeNames: Object.fromEntries([...aliases].map(([name, alias]) => [alias, name])),
        }),
        Limit: limit,
        ReturnConsumedCapacity: 'TOTAL',
        ...startKey,
      }),
      signal,
    ),
  )
}

type Condition = Pick<
  QueryCommandInput,
  | 'IndexName'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'ScanIndexForward'
  | 'ExpressionAttributeValues'
>

function conditionOf(owner: string, selection: Selection, aliasOf: (attribute: string) => string): Condition {
  const ofOwner = `${agentKey.partition} = :owner`
  const all = { KeyConditionExpression: ofOwner, ExpressionAttributeValues: { ':owner': owner } }
  switch (selection.is) {
    case 'all':
      return { ...all, ...(selection.descending && { ScanIndexForward: false }) }
    case 'named':
      return {
        KeyConditionExpression: `${ofOwner} AND ${agentKey.sort} = :name`,
        ExpressionAttributeValues: { ':owner': owner, ':name': selection.fieldName },
      }
    case 'names-starting':
      return {
        KeyConditionExpression: `${ofOwner} AND begins_with(${agentKey.sort}, :prefix)`,
        ExpressionAttributeValues: { ':owner': owner, ':prefix': selection.prefix },
      }
    case 'by-last-contact':
      return {
        ...all,
        IndexName: agentIndexes.lastContact,
        ...(selection.descending && { ScanIndexForward: false }),
      }
    case 'with-status':
      return {
        IndexName: agentIndexes.status,
        KeyConditionExpression: `${ofOwner} AND ${aliasOf('status')} = :key`,
        ExpressionAttributeValues: { ':owner': owner, ':key': selection.status },
      }
    case 'without':
      return {
        ...all,
        FilterExpression: `attribute_not_exists(${aliasOf(selection.attribute)})`,
      }
  }
}
