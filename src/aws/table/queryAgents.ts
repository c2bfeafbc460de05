import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { AgentsTable } from './openAgentsTable.ts'
import { type Page, type PageKey, readPage } from './readPage.ts'

interface Options {
  /** Whose agents; the person's own when undefined. */
  partition?: string
  /** Which agents: all of them, those whose field name starts so, or the one of that name. */
  fieldName?: { startsWith: string } | { equals: string }
  limit: number
  after: PageKey | null
  signal: AbortSignal
}

/**
 * One page of one partition's agents, in order of field name. Rejects with an AppError.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export function queryAgents(
  table: AgentsTable,
  { partition = table.partition, fieldName, limit, after, signal }: Options,
): Promise<Page> {
  return readPage(after, (startKey) =>
    table.send(
      new QueryCommand({
        TableName: table.name,
        ...keyCondition(partition, fieldName),
        // Who reads everybody's agents reads all of them: their policy knows no attributes.
        ...(table.scope === 'own-agents' && projection(table.visibleAttributes)),
        Limit: limit,
        ReturnConsumedCapacity: 'TOTAL',
        ...startKey,
      }),
      signal,
    ),
  )
}

/**
 * Names every attribute by an alias, since some are words that DynamoDB keeps for itself (`status`). Select says
 * nothing new, but it is what the policy looks for.
 */
function projection(attributes: readonly string[]) {
  const aliases = attributes.map((attribute, index) => [`#a${index}`, attribute] as const)
  return {
    Select: 'SPECIFIC_ATTRIBUTES',
    ProjectionExpression: aliases.map(([alias]) => alias).join(', '),
    ExpressionAttributeNames: Object.fromEntries(aliases),
  } as const
}

function keyCondition(sub: string, fieldName: Options['fieldName']) {
  if (fieldName === undefined) {
    return { KeyConditionExpression: 'userId = :sub', ExpressionAttributeValues: { ':sub': sub } }
  }
  if ('equals' in fieldName) {
    return {
      KeyConditionExpression: 'userId = :sub AND fieldName = :name',
      ExpressionAttributeValues: { ':sub': sub, ':name': fieldName.equals },
    }
  }
  return {
    KeyConditionExpression: 'userId = :sub AND begins_with(fieldName, :prefix)',
    ExpressionAttributeValues: { ':sub': sub, ':prefix': fieldName.startsWith },
  }
}
