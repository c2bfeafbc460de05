import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { AgentsTable } from './openAgentsTable.ts'
import { type Page, type PageKey, readPage } from './readPage.ts'

interface Options {
  /** How a field name has to begin; empty for all of them. */
  startsWith: string
  limit: number
  after: PageKey | null
  signal: AbortSignal
}

/**
 * One page of everybody's agents: those of one office together, in order of field name. A search reads the whole table
 * to find a few, since no index has the field name for its key; that is 1 MB a request and not `limit` items.
 * Rejects with an AppError. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export function scanAgents(table: AgentsTable, { startsWith, limit, after, signal }: Options): Promise<Page> {
  const filter = {
    FilterExpression: 'begins_with(fieldName, :prefix)',
    ExpressionAttributeValues: { ':prefix': startsWith },
  }
  return readPage(after, (startKey) =>
    table.send(
      new ScanCommand({
        TableName: table.name,
        ...(startsWith === '' ? { Limit: limit } : filter),
        ReturnConsumedCapacity: 'TOTAL',
        ...startKey,
      }),
      signal,
    ),
  )
}
