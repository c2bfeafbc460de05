import { ScanCommand } from '@aws-sdk/client-dynamodb'
import type { Aws } from '../../sdk/openAws.ts'

/**
 * Lets `PartitionKey` change only if the table is empty, or its rows are already under the other key. Otherwise every
 * administrator's list would be empty.
 *
 * @param tableName a table of the stack with rows
 * @param partitionKey the key that the stack is to have
 * @throws Error for a table whose first row is under the other key
 */
export async function refuseOtherKey(
  { dynamoDb }: Aws,
  tableName: string,
  partitionKey: string,
): Promise<void> {
  const { Items = [] } = await dynamoDb.send(
    new ScanCommand({ TableName: tableName, ProjectionExpression: 'userId', Limit: 1 }),
  )
  const userId = Items[0]?.userId?.S
  if (userId === undefined) return
  const kept = userId.includes(':') ? 'identity-id' : 'principal-tag'
  if (kept === partitionKey) return
  throw new Error(
    `The agents in ${tableName} are under the key ${kept}, and nobody would see theirs with PartitionKey=${partitionKey}. Write them anew under the other key first: docs/choosing-a-key.md`,
  )
}
