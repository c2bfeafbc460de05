import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { Target } from '../target/openTarget.ts'

/** The number of agents under a `userId`. */
export async function countAgents({ client, config }: Target, userId: string): Promise<number> {
  const database = new DynamoDBClient(client)
  let count = 0
  try {
    const pages = paginateQuery(
      { client: DynamoDBDocumentClient.from(database) },
      {
        TableName: config.tableName,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': userId },
        Select: 'COUNT',
      },
    )
    for await (const { Count = 0 } of pages) count += Count
  } finally {
    database.destroy()
  }
  return count
}
