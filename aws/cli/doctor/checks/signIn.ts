import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Person } from '../../../attempts/World.ts'
import { signInPerson } from '../../../prove/signInPerson.ts'
import type { Check, Finding, Patient } from '../Check.ts'
import { causeOf } from '../causeOf.ts'

/** Signs a test user in and reads agents, as the app does. Names the cause of a failure. */
export const signIn: Check = {
  name: 'a sign-in with a test user',
  skip({ login, config }) {
    if (login === undefined) return 'needs --user NAME and DOCTOR_PASSWORD'
    if (config.authenticatorApp === 'required') return 'nobody signs in without an authenticator app here'
    return undefined
  },
  async run(patient) {
    const { config, login } = patient
    if (login === undefined) return []
    let person: Person
    try {
      const { endpoint, ...deployed } = config
      const stack = { ...deployed, visibleAttributes: config.visibleAttributes.join(',') }
      person = await signInPerson(endpoint === undefined ? stack : { ...stack, endpoint }, login)
    } catch (error) {
      return [causeOf(error, config)]
    }
    const own = await query(patient, person.credentials, person.partition)
    if (own === 'denied') return [await whyDenied(patient, person)]
    const findings: Finding[] = []
    if ((await query(patient, person.credentials, person.wrongPartition)) !== 'denied') {
      findings.push({
        what: `${login.username} may read a partition that is not theirs, ${person.wrongPartition}`,
        fix: 'The policy grants more than it should: npm run lint:policy -- FILE says where',
      })
    }
    if (own === 0 && (await operatorCount(patient, person.wrongPartition)) > 0) {
      findings.push({
        what: `Agents of ${login.username} are under ${person.wrongPartition}, where IAM lets nobody read them: ${partitionRule(patient)}`,
        fix: `Take them back and assign them to ${person.partition}: npm run assign -- FILE --to …`,
      })
    }
    return findings
  },
}

type Credentials = Person['credentials']

/** The number of agents that a Query like the app's returns, or that it is denied. */
async function query(
  { config }: Patient,
  credentials: Credentials,
  userId: string,
  attributes: readonly string[] = config.visibleAttributes,
): Promise<number | 'denied'> {
  const { region, endpoint } = config
  const client = new DynamoDBClient({ region, credentials, ...(endpoint === undefined ? {} : { endpoint }) })
  const names = attributes.map((name, index) => [`#a${index}`, name] as const)
  try {
    const { Count = 0 } = await DynamoDBDocumentClient.from(client).send(
      new QueryCommand({
        TableName: config.tableName,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': userId },
        ExpressionAttributeNames: Object.fromEntries(names),
        ProjectionExpression: names.map(([alias]) => alias).join(', '),
        Limit: 1,
      }),
    )
    return Count
  } catch (error) {
    if (error instanceof Error && error.name === 'AccessDeniedException') return 'denied'
    throw error
  } finally {
    client.destroy()
  }
}

/** The part of the Query that the policy does not allow. AWS never names it. */
async function whyDenied(
  patient: Patient,
  { credentials, partition, wrongPartition }: Person,
): Promise<Finding> {
  const { config } = patient
  if ((await query(patient, credentials, wrongPartition)) !== 'denied') {
    return {
      what: `The policy compares with ${wrongPartition}, and the app asks for ${partition}, since config.json says ${config.partitionKey}: every Query ends with AccessDenied`,
      fix: 'config.json and the stack are of different deployments: npm run deploy',
    }
  }
  if ((await query(patient, credentials, partition, ['userId', 'fieldName'])) !== 'denied') {
    return {
      what: `The policy allows the Query, but not every attribute that config.json names: ${config.visibleAttributes.join(', ')}`,
      fix: 'config.json and the stack are of different deployments: npm run deploy',
    }
  }
  return {
    what: `Their own partition ${partition} is denied them. ${partitionRule(patient)}`,
    fix: 'Compare the role’s policy with the template’s: npm run lint:policy -- FILE, and npm run deploy',
  }
}

function partitionRule({ config }: Patient): string {
  return config.partitionKey === 'identity-id'
    ? `the partition key is the identity ID, Region included (${config.region}:…), never the bare UUID of the user pool’s sub`
    : 'the partition key is the sub of the user pool, not the identity ID'
}

/** The number of items in a partition; 0 if the operator has no right to read it. */
async function operatorCount({ client, config }: Patient, userId: string): Promise<number> {
  const operator = new DynamoDBClient(client)
  try {
    const { Count = 0 } = await DynamoDBDocumentClient.from(operator).send(
      new QueryCommand({
        TableName: config.tableName,
        KeyConditionExpression: 'userId = :userId',
        ExpressionAttributeValues: { ':userId': userId },
        Select: 'COUNT',
        Limit: 1,
      }),
    )
    return Count
  } catch {
    return 0
  } finally {
    operator.destroy()
  }
}
