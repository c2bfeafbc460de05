import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'

/** The field names of all agents in a partition. */
export async function fieldNamesOf(
  client: DynamoDBDocumentClient,
  tableName: string,
  userId: string,
): Promise<Set<string>> {
  const names = new Set<string>()
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'userId = :userId',
      ExpressionAttributeValues: { ':userId': userId },
      ProjectionExpression: 'fieldName',
      ConsistentRead: true,
    },
  )
  for await (const { Items = [] } of pages) {
    for (const { fieldName } of Items) names.add(String(fieldName))
  }
  return names
}
