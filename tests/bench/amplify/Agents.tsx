import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { fetchAuthSession } from 'aws-amplify/auth'
import { useEffect, useState } from 'react'
import { AgentsTable } from '../baseline/AgentsTable.tsx'
import type { Config } from '../baseline/session.ts'

/** The same Query and the same table as on the series' page, with the session from Amplify. */
export function Agents({ config }: { config: Config }) {
  const [agents, setAgents] = useState<Record<string, unknown>[]>([])
  useEffect(() => {
    readAgents(config).then(setAgents)
  }, [config])
  return (
    <main>
      <h1>Agents</h1>
      <AgentsTable agents={agents} />
    </main>
  )
}

async function readAgents(config: Config): Promise<Record<string, unknown>[]> {
  const { identityId, credentials } = await fetchAuthSession()
  const client = new DynamoDBClient({ region: config.region, ...(credentials && { credentials }) })
  const names = (config.visibleAttributes ?? '').split(',')
  const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
    new QueryCommand({
      TableName: config.tableName,
      KeyConditionExpression: 'userId = :sub',
      ExpressionAttributeValues: { ':sub': identityId },
      ProjectionExpression: names.map((_, place) => `#a${place}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name, place) => [`#a${place}`, name])),
      Select: 'SPECIFIC_ATTRIBUTES',
    }),
  )
  return Items
}
