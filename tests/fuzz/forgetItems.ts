import { DeleteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import type { Targets } from './Targets.ts'

/** Deletes the items that shots have put into the table, so that stored data does not look like a memory leak. */
export async function forgetItems({ config, operatorKey, person }: Targets): Promise<void> {
  const { region, endpoint, tableName: TableName } = config
  const client = new DynamoDBClient({ region, endpoint, credentials: operatorKey })
  const names = { '#u': 'userId', '#f': 'fieldName' }
  const scan = { TableName, ProjectionExpression: '#u, #f', ExpressionAttributeNames: names }
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    for (const Key of Items) {
      const isAgent = Key.userId?.S === person.identityId
      if (!isAgent) await client.send(new DeleteItemCommand({ TableName, Key }))
    }
  }
  client.destroy()
}
