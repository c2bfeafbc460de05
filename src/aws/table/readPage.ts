import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import { toAppError } from '../toAppError.ts'

/** The key of the item after which a page begins. Opaque: only DynamoDB makes one. */
export type PageKey = NonNullable<QueryCommandOutput['LastEvaluatedKey']>

export interface Page {
  items: unknown[]
  /** Where the next page begins; null on the last one. */
  next: PageKey | null
}

/**
 * The next page with something in it. A page may be empty and still not be the last: only a missing LastEvaluatedKey
 * ends the list. Rejects with an AppError.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
export async function readPage(
  after: PageKey | null,
  send: (startKey: {
    ExclusiveStartKey?: PageKey
  }) => Promise<Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>>,
): Promise<Page> {
  try {
    let next = after
    do {
      const { Items = [], LastEvaluatedKey = null } = await send(
        next === null ? {} : { ExclusiveStartKey: next },
      )
      next = LastEvaluatedKey
      if (Items.length > 0) return { items: Items, next }
    } while (next !== null)
    return { items: [], next }
  } catch (error) {
    throw toAppError(error)
  }
}
