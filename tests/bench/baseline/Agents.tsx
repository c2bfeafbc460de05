import { CognitoIdentityClient, GetIdCommand } from '@aws-sdk/client-cognito-identity'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { useEffect, useState } from 'react'
import { AgentsTable } from './AgentsTable.tsx'
import type { Config } from './session.ts'

interface Props {
  config: Config
  idToken: string
}

export function Agents({ config, idToken }: Props) {
  const [cognitoId, setCognitoId] = useState<string>()
  const [agents, setAgents] = useState<Record<string, unknown>[]>([])
  const { region, identityPoolId, userPoolId } = config

  useEffect(() => {
    const logins = { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: idToken }
    new CognitoIdentityClient({ region })
      .send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins: logins }))
      .then(({ IdentityId }) => setCognitoId(IdentityId))
  }, [region, identityPoolId, userPoolId, idToken])

  useEffect(() => {
    if (cognitoId === undefined) return
    const logins = { [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: idToken }
    const client = new DynamoDBClient({
      region,
      credentials: fromCognitoIdentityPool({ clientConfig: { region }, identityPoolId, logins }),
    })
    // The policy here hides an attribute, so the query names the others. Nothing else differs from the series.
    const names = (config.visibleAttributes ?? '').split(',')
    DynamoDBDocumentClient.from(client)
      .send(
        new QueryCommand({
          TableName: config.tableName,
          KeyConditionExpression: 'userId = :sub',
          ExpressionAttributeValues: { ':sub': cognitoId },
          ProjectionExpression: names.map((_, place) => `#a${place}`).join(', '),
          ExpressionAttributeNames: Object.fromEntries(names.map((name, place) => [`#a${place}`, name])),
          Select: 'SPECIFIC_ATTRIBUTES',
        }),
      )
      .then(({ Items = [] }) => setAgents(Items))
  }, [config, region, identityPoolId, userPoolId, idToken, cognitoId])

  return (
    <main>
      <h1>Agents</h1>
      <AgentsTable agents={agents} />
    </main>
  )
}
