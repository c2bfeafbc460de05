import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { AgentsTable } from './createAgentsTable.ts'
import { toAppError } from './toAppError.ts'

/** The key of the item after which a page begins. Opaque: only DynamoDB makes one. */
export type PageKey = NonNullable<QueryCommandInput['ExclusiveStartKey']>

interface Page {
  items: unknown[]
  /** Where the next page begins; null on the last one. */
  next: PageKey | null
}

interface Options {
  /** Which agents: all of them, those whose field name starts so, or the one of that name. */
  fieldName?: { startsWith: string } | { equals: string }
  limit: number
  after: PageKey | null
  signal: AbortSignal
}

/**
 * One page of agents, in order of field name. Rejects with an AppError.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export async function queryAgents(
  table: AgentsTable,
  { fieldName, limit, after, signal }: Options,
): Promise<Page> {
  try {
    let next = after
    // A page may be empty and still not be the last: only a missing LastEvaluatedKey ends the list.
    do {
      const { Items = [], LastEvaluatedKey = null } = await table.send(
        new QueryCommand({
          TableName: table.name,
          ...keyCondition(table.partition, fieldName),
          ...projection(table.visibleAttributes),
          Limit: limit,
          ReturnConsumedCapacity: 'TOTAL',
          ...(next === null ? {} : { ExclusiveStartKey: next }),
        }),
        signal,
      )
      next = LastEvaluatedKey
      if (Items.length > 0) return { items: Items, next }
    } while (next !== null)
    return { items: [], next }
  } catch (error) {
    throw toAppError(error)
  }
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
