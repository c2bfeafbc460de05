import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb'

/** A put or a delete, with plain values. */
export type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number]

/** DynamoDB takes 25 items a batch. */
const batchSize = 25

/** The run ends after DynamoDB has taken no item of a batch so many times in a row. */
const mostAttempts = 8

/**
 * Writes in batches. Writes unprocessed items again, after growing pauses.
 *
 * @yields after each batch, the number of items written so far
 * @throws Error if DynamoDB takes no more items, and every error of the client
 */
export async function* writeInBatches(
  client: DynamoDBDocumentClient,
  tableName: string,
  requests: readonly WriteRequest[],
  start: number,
): AsyncGenerator<number> {
  for (let done = start; done < requests.length; ) {
    const batch = requests.slice(done, done + batchSize)
    await writeBatch(client, tableName, batch)
    done += batch.length
    yield done
  }
}

async function writeBatch(
  client: DynamoDBDocumentClient,
  tableName: string,
  batch: WriteRequest[],
): Promise<void> {
  let left = batch
  for (let attempt = 0; left.length > 0; ) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: left } }),
    )
    const unprocessed = UnprocessedItems?.[tableName] ?? []
    attempt = unprocessed.length < left.length ? 0 : attempt + 1
    if (attempt === mostAttempts)
      throw new Error('DynamoDB takes no more items: the table is being throttled')
    left = unprocessed
    if (left.length > 0) await sleep(Math.random() * 50 * 2 ** attempt)
  }
}
