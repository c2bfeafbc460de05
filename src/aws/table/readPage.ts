import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import { toAppError } from '../toAppError.ts'

/** The key of the item after which a page begins. Opaque: only DynamoDB makes one. */
export type PageKey = NonNullable<QueryCommandOutput['LastEvaluatedKey']>

export interface Page {
  /** May be none on a page that is not the last. */
  items: unknown[]
  /** How many items were read to find these. */
  read: number
  /** Where the next page begins; null on the last one. */
  next: PageKey | null
}

type Answer = Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey' | 'ScannedCount'>

/**
 * One page. It may be empty and still not be the last: only a missing LastEvaluatedKey ends the list.
 * Rejects with an AppError.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export async function readPage(
  after: PageKey | null,
  send: (startKey: { ExclusiveStartKey?: PageKey }) => Promise<Answer>,
): Promise<Page> {
  try {
    const startKey = after === null ? {} : { ExclusiveStartKey: after }
    const { Items = [], LastEvaluatedKey = null, ScannedCount = Items.length } = await send(startKey)
    return { items: Items, read: ScannedCount, next: LastEvaluatedKey }
  } catch (error) {
    throw toAppError(error)
  }
}
