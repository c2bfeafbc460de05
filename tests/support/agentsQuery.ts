import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Config } from './serveTestAws.ts'
import type { SignedIn } from './signInOverHttp.ts'
import { visible } from './visible.ts'

/** A DynamoDB client with a user's credentials. Any script could make one. */
export function dynamoDbOf(
  { region, endpoint }: Config,
  { credentials: { accessKeyId, secretAccessKey, sessionToken } }: Pick<SignedIn, 'credentials'>,
  /** Milliseconds by which the signer's clock is ahead of this machine's. */
  systemClockOffset = 0,
): DynamoDBClient {
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  return new DynamoDBClient({ region, endpoint, credentials, systemClockOffset, maxAttempts: 1 })
}

/** Queries one partition of the agents' table, as an administrator may. */
export async function queryAgents(
  config: Config,
  person: Pick<SignedIn, 'credentials'>,
  userId: unknown,
  systemClockOffset = 0,
): Promise<QueryCommandOutput> {
  const client = dynamoDbOf(config, person, systemClockOffset)
  try {
    return await DynamoDBDocumentClient.from(client).send(
      new QueryCommand({
        TableName: config.tableName,
        ...visible(config),
        KeyConditionExpression: 'userId = :sub',
        ExpressionAttributeValues: { ':sub': userId },
      }),
    )
  } finally {
    client.destroy()
  }
}
