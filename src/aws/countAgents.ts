import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { AgentsTable } from './createAgentsTable.ts'
import { toAppError } from './toAppError.ts'

/** How many rows the person's own partition has. Rejects with an AppError. */
export async function countAgents(table: AgentsTable, signal: AbortSignal): Promise<number> {
  try {
    let count = 0
    let after: QueryCommandInput['ExclusiveStartKey']
    do {
      const page = await table.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'userId = :sub',
          ExpressionAttributeValues: { ':sub': table.partition },
          // Only keys: the policy may hide attributes from whoever asks for all of them.
          ProjectionExpression: 'userId',
          Select: 'SPECIFIC_ATTRIBUTES',
          ReturnConsumedCapacity: 'TOTAL',
          ...(after === undefined ? {} : { ExclusiveStartKey: after }),
        }),
        signal,
      )
      count += page.Count ?? 0
      after = page.LastEvaluatedKey
    } while (after !== undefined)
    return count
  } catch (error) {
    throw toAppError(error)
  }
}
