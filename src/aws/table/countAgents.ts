import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { toAppError } from '../toAppError.ts'
import type { AgentsTable } from './openAgentsTable.ts'

/** Enough to count a small office. A complete count of a large office would read its whole partition. */
const most = 100

export interface AgentCount {
  count: number
  /** Whether the partition has more rows than the count. */
  hasMore: boolean
}

/** How many rows the person's own partition has, up to a hundred. Rejects with an AppError. */
export async function countAgents(table: AgentsTable, signal: AbortSignal): Promise<AgentCount> {
  try {
    const { Count = 0 } = await table.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'userId = :sub',
        ExpressionAttributeValues: { ':sub': table.partition },
        // Only keys: the policy may deny a request that asks for all attributes.
        ProjectionExpression: 'userId',
        Select: 'SPECIFIC_ATTRIBUTES',
        Limit: most + 1,
        ReturnConsumedCapacity: 'TOTAL',
      }),
      signal,
    )
    return { count: Math.min(Count, most), hasMore: Count > most }
  } catch (error) {
    throw toAppError(error)
  }
}
