import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { AgentsTable } from './openAgentsTable.ts'
import { type Page, type PageKey, readPage } from './readPage.ts'

interface Options {
  limit: number
  after: PageKey | null
  signal: AbortSignal
}

/**
 * One page of everybody's agents: those of one office together, in order of field name.
 * Rejects with an AppError. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export function scanAgents(table: AgentsTable, { limit, after, signal }: Options): Promise<Page> {
  return readPage(after, (startKey) =>
    table.send(
      new ScanCommand({ TableName: table.name, Limit: limit, ReturnConsumedCapacity: 'TOTAL', ...startKey }),
      signal,
    ),
  )
}
