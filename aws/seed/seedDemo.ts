import * as v from 'valibot'
import { cognitoSignIn } from '../contract/userPoolProvider.ts'
import { authorize } from '../local/authorization/authorize.ts'
import { parseOperation } from '../local/dynamodb/parseOperation.ts'
import type { LocalAws } from '../local/LocalAws.ts'
import { userPoolOperations } from '../local/user-pool/operations.ts'
import agentsByOffice from './agents.json' with { type: 'json' }
import { makeAgents, type SeedAgent } from './makeAgents.ts'
import people from './people.json' with { type: 'json' }

/** The password of every demo account; `office-new` has it as a temporary one. */
export const demoPassword = 'Local-Demo-2026!'

export type DemoPerson = (typeof people)[number]

/**
 * Fills an empty local AWS with the demo people and their agents, through the same operations that an operator
 * would call. Does nothing the second time.
 */
export async function seedDemo(aws: LocalAws, who: readonly DemoPerson[] = people): Promise<void> {
  const { store } = aws.environment
  const { partitionKey = 'identity-id' } = aws.outputs
  const seeded = store.read('seed')
  if (seeded !== undefined) return requireSame(partitionKey, seeded)
  for (const person of who) {
    const userId = await createPerson(aws, person)
    await putAgents(aws, userId, agentsOf(person.username))
  }
  store.write('seed', { partitionKey })
}

/** Rows made under one partition key are nobody's under the other, here as on AWS. */
function requireSame(partitionKey: string, seeded: unknown): void {
  const { partitionKey: kept } = v.parse(seedDocument, seeded)
  if (kept === partitionKey) return
  throw new Error(
    `The agents that are kept belong to --partition-key ${kept}, not to ${partitionKey}. Begin anew with --fresh, or keep both apart with --state DIRECTORY.`,
  )
}

const seedDocument = v.object({ partitionKey: v.optional(v.string(), 'identity-id') })

function agentsOf(username: string): readonly SeedAgent[] {
  switch (username) {
    case 'office-north':
      return agentsByOffice['office-north']
    case 'office-south':
      return agentsByOffice['office-south']
    case 'office-large':
      return makeAgents()
    default:
      return []
  }
}

/** Creates the user and answers with what their rows hang on: their sub, or the identity ID that GetId will give them. */
async function createPerson(
  aws: LocalAws,
  person: { username: string; temporaryPassword?: boolean; group?: string },
): Promise<string> {
  const [pool] = aws.identityPools.values()
  const [provider] = pool?.providers ?? []
  if (pool === undefined || provider === undefined) throw new Error('the template has no identity pool')
  const call = (operation: string, input: object) => runUserPoolOperation(aws, operation, input)
  const { UserPoolId, Username } = { UserPoolId: provider.userPool.id, Username: person.username }
  await call('AdminCreateUser', {
    UserPoolId,
    Username,
    TemporaryPassword: demoPassword,
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: `${person.username}@agency.example` },
      { Name: 'email_verified', Value: 'true' },
    ],
  })
  if (person.temporaryPassword !== true) {
    await call('AdminSetUserPassword', { UserPoolId, Username, Password: demoPassword, Permanent: true })
  }
  if (person.group !== undefined) {
    await call('AdminAddUserToGroup', { UserPoolId, Username, GroupName: person.group })
  }
  const user = (await call('AdminGetUser', { UserPoolId, Username })) as {
    UserAttributes: { Name: string; Value: string }[]
  }
  const sub = user.UserAttributes.find(({ Name }) => Name === 'sub')?.Value
  if (sub === undefined) throw new Error(`${Username} has no sub`)
  if (aws.outputs.partitionKey === 'principal-tag') return sub
  // Unlike AWS: there nobody has an identity ID before their first sign-in.
  return pool.identities.idOf(cognitoSignIn(provider.providerName, sub))
}

async function runUserPoolOperation(aws: LocalAws, name: string, input: object): Promise<object> {
  const operation = userPoolOperations.get(name)
  if (operation === undefined) throw new Error(`the local user pool has no ${name}`)
  return operation.run(aws, input)
}

/** DynamoDB takes 25 items a batch. */
const batchSize = 25

async function putAgents(aws: LocalAws, userId: string, agents: readonly SeedAgent[]): Promise<void> {
  const operator = { kind: 'operator', arn: `arn:aws:iam::${aws.account}:user/operator` } as const
  const place = { region: aws.region, account: aws.account, tables: aws.engine.tables }
  const tableName = aws.outputs.tableName ?? ''
  for (let start = 0; start < agents.length; start += batchSize) {
    const puts = agents.slice(start, start + batchSize).map((agent) => ({
      PutRequest: { Item: { userId: { S: userId }, ...toItem(agent) } },
    }))
    const input = { RequestItems: { [tableName]: puts } }
    await aws.engine.execute(authorize(aws, operator, parseOperation('BatchWriteItem', input, place)))
  }
}

function toItem(agent: SeedAgent): Record<string, { S: string } | { N: string }> {
  return Object.fromEntries(
    Object.entries(agent).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  )
}
