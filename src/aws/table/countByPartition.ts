import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { toAppError } from '../toAppError.ts'
import type { AgentsTable } from './openAgentsTable.ts'

export interface PartitionCounts {
  /** `userId` → how many rows carry it. */
  rows: ReadonlyMap<string, number>
  /** Whether the count covers the whole table. The Scan stops after `mostPages`. */
  isAll: boolean
}

/** DynamoDB reads 1 MB per page. A projection does not change that. */
const mostPages = 20

/** How many rows there are under each key, for a role that may Scan. Rejects with an AppError. */
export async function countByPartition(table: AgentsTable, signal: AbortSignal): Promise<PartitionCounts> {
  try {
    const rows = new Map<string, number>()
    let after: ScanCommandInput['ExclusiveStartKey']
    for (let page = 0; page < mostPages; page++) {
      const { Items = [], LastEvaluatedKey } = await table.send(
        new ScanCommand({
          TableName: table.name,
          ProjectionExpression: 'userId',
          ReturnConsumedCapacity: 'TOTAL',
          ...(after === undefined ? {} : { ExclusiveStartKey: after }),
        }),
        signal,
      )
      for (const { userId } of Items) rows.set(String(userId), (rows.get(String(userId)) ?? 0) + 1)
      if (LastEvaluatedKey === undefined) return { rows, isAll: true }
      after = LastEvaluatedKey
    }
    return { rows, isAll: false }
  } catch (error) {
    throw toAppError(error)
  }
}
