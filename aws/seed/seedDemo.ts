import { cognitoSignIn } from '../contract/userPoolProvider.ts'
import { authorize } from '../local/authorization/authorize.ts'
import type { Item } from '../local/dynamodb/Dynalite.ts'
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
 * Fills an empty local AWS with the demo users, with the operations that an operator calls, and with their agents. The
 * second time it does nothing. After an interrupted start it continues.
 */
export async function seedDemo(aws: LocalAws, who: readonly DemoPerson[] = people): Promise<void> {
  const { journal } = aws.environment
  const { partitionKey = 'identity-id' } = aws.outputs
  const seeded = journal.take<string | boolean>('seed')
  const isNew = !seeded.has('partitionKey')
  if (!isNew) requireSame(partitionKey, seeded.get('partitionKey'))
  // An older state, without a table of offices, has the users and the agents already.
  if (seeded.get('offices') === true) return
  for (const person of who) {
    if (isNew) await createPerson(aws, person)
    const userId = await userIdOf(aws, person.username)
    if (userId === undefined) continue
    if (isNew)
      await aws.engine.fillTable(aws.outputs.tableName ?? '', toItems(userId, agentsOf(person.username)))
    await putOffice(aws, { userId, ...person })
  }
  journal.append(
    [
      { collection: 'seed', key: 'partitionKey', value: partitionKey },
      { collection: 'seed', key: 'offices', value: true },
    ],
    'at-once',
  )
}

/** Rows under one kind of partition key belong to no user under the other kind, as on AWS. */
function requireSame(partitionKey: string, kept: unknown): void {
  if (kept === partitionKey) return
  throw new Error(
    `The agents that are kept belong to --partition-key ${kept}, not to ${partitionKey}. Begin anew with --fresh, or keep both apart with --state DIRECTORY.`,
  )
}

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

async function createPerson(
  aws: LocalAws,
  person: { username: string; temporaryPassword?: boolean; group?: string },
): Promise<void> {
  const call = (operation: string, input: object) => runUserPoolOperation(aws, operation, input)
  const { UserPoolId, Username } = { UserPoolId: poolsOf(aws).userPoolId, Username: person.username }
  if (aws.userPools.get(UserPoolId)?.users.find(Username) === undefined) {
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
  }
  if (person.temporaryPassword !== true) {
    await call('AdminSetUserPassword', { UserPoolId, Username, Password: demoPassword, Permanent: true })
  }
  if (person.group !== undefined) {
    await call('AdminAddUserToGroup', { UserPoolId, Username, GroupName: person.group })
  }
}

/** The `userId` of a user's agents: the sub, or the identity ID from GetId. Undefined if the user does not exist. */
async function userIdOf(aws: LocalAws, username: string): Promise<string | undefined> {
  const { identityPool, userPoolId, providerName } = poolsOf(aws)
  const sub = aws.userPools.get(userPoolId)?.users.find(username)?.sub
  if (sub === undefined || aws.outputs.partitionKey === 'principal-tag') return sub
  // Unlike AWS: a user gets an identity ID before the first sign-in.
  return identityPool.identities.idOf(cognitoSignIn(providerName, sub))
}

function poolsOf(aws: LocalAws) {
  const [identityPool] = aws.identityPools.values()
  const [provider] = identityPool?.providers ?? []
  if (identityPool === undefined || provider === undefined) {
    throw new Error('the template has no identity pool')
  }
  return { identityPool, userPoolId: provider.userPool.id, providerName: provider.providerName }
}

async function runUserPoolOperation(aws: LocalAws, name: string, input: object): Promise<object> {
  const operation = userPoolOperations.get(name)
  if (operation === undefined) throw new Error(`the local user pool has no ${name}`)
  return operation.run(aws, input)
}

/** Stores which office a userId belongs to. A lead has no office. */
async function putOffice(
  aws: LocalAws,
  { userId, username, officeName }: { userId: string; username: string; officeName?: string },
): Promise<void> {
  const { officesTableName: TableName } = aws.outputs
  // Another template may have no table of offices.
  if (officeName === undefined || TableName === undefined) return
  const Item = { userId: { S: userId }, officeName: { S: officeName }, username: { S: username } }
  await runAsOperator(aws, 'PutItem', { TableName, Item })
}

async function runAsOperator(aws: LocalAws, operation: string, input: object): Promise<void> {
  const operator = { kind: 'operator', arn: `arn:aws:iam::${aws.account}:user/operator` } as const
  const database = { region: aws.region, account: aws.account, tables: aws.engine.tables }
  await aws.engine.execute(authorize(aws, operator, parseOperation(operation, { ...input }, database)))
}

/** Agents as items of a user's partition. */
export function toItems(userId: string, agents: readonly SeedAgent[]): Item[] {
  return agents.map((agent) => ({ userId: { S: userId }, ...toItem(agent) }))
}

function toItem(agent: SeedAgent): Item {
  return Object.fromEntries(
    Object.entries(agent).flatMap(([name, value]) =>
      value === null ? [] : [[name, typeof value === 'number' ? { N: String(value) } : { S: value }]],
    ),
  )
}
