import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { toAppError } from '../toAppError.ts'
import type { AgentsTable } from './openAgentsTable.ts'

const office = v.object({
  userId: v.string(),
  officeName: v.optional(v.string(), ''),
  username: v.optional(v.string(), ''),
})

/** An office from the table of offices, which the operator writes. */
export type Office = v.InferOutput<typeof office>

/** Of 1 MB each: thousands of offices. */
const mostPages = 20

/** The offices by their `userId`, for a lead. Rejects with an AppError. */
export async function readOffices(
  table: AgentsTable,
  tableName: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Office>> {
  try {
    const offices = new Map<string, Office>()
    let after: ScanCommandInput['ExclusiveStartKey']
    for (let page = 0; page < mostPages; page += 1) {
      const { Items = [], LastEvaluatedKey } = await table.send(
        new ScanCommand({
          TableName: tableName,
          ReturnConsumedCapacity: 'TOTAL',
          ...(after && { ExclusiveStartKey: after }),
        }),
        signal,
      )
      for (const item of Items) {
        const parsed = v.safeParse(office, item)
        if (parsed.success) offices.set(parsed.output.userId, parsed.output)
      }
      if (LastEvaluatedKey === undefined) break
      after = LastEvaluatedKey
    }
    return offices
  } catch (error) {
    throw toAppError(error)
  }
}
