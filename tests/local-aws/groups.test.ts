import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  type GetCredentialsForIdentityCommandOutput,
} from '@aws-sdk/client-cognito-identity'
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { userPoolOperations } from '../../aws/local/user-pool/operations.ts'
import { dynamoDbOf, queryAgents } from '../support/agentsQuery.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { templateWith } from '../support/templateWith.ts'

let local: TestAws
let north: SignedIn
let lead: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
  lead = await signInOverHttp(local.config, 'agency-lead')
})
afterAll(() => local.close())

function roleArn({ aws }: TestAws, logicalId: string): string {
  const found = [...aws.roles.keys()].find((arn) => arn.includes(`-${logicalId}-`))
  if (found === undefined) throw new Error(`no role ${logicalId}`)
  return found
}

async function changeGroup({ aws, config }: TestAws, operation: string, Username: string): Promise<void> {
  const input = { UserPoolId: config.userPoolId, Username, GroupName: 'AgencyLeads' }
  await userPoolOperations.get(operation)?.run(aws, input)
}

async function credentialsOf(
  { config }: TestAws,
  { identityId: IdentityId, logins: Logins }: SignedIn,
  CustomRoleArn?: string,
): Promise<GetCredentialsForIdentityCommandOutput> {
  const client = new CognitoIdentityClient({ region: config.region, endpoint: config.endpoint })
  return client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins, CustomRoleArn }))
}

describe('an agency lead', () => {
  test('reads the agents of every office, with their real names', async () => {
    const client = dynamoDbOf(local.config, lead)
    const { Items = [] } = await client.send(new ScanCommand({ TableName: local.config.tableName }))
    expect(Items).toHaveLength(21)
    expect(new Set(Items.map(({ userId }) => userId?.S)).size).toBe(2)
    expect(Items.map(({ realName }) => realName?.S)).toContain('Ingrid Solheim')
    expect((await queryAgents(local.config, lead, north.partition)).Count).toBe(12)
  })

  test('cannot write', async () => {
    const Item = { userId: { S: north.partition }, fieldName: { S: 'Nobody' } }
    const put = new PutItemCommand({ TableName: local.config.tableName, Item })
    await expect(dynamoDbOf(local.config, lead).send(put)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /assumed-role\/leading-keys-LeadRole-\w+\/CognitoIdentityCredentials is not/,
      ),
    })
  })

  test('may ask for the role of the group by name, and for no other', async () => {
    const { Credentials } = await credentialsOf(local, lead, roleArn(local, 'LeadRole'))
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA/)
    const other = roleArn(local, 'AdministratorRole')
    await expect(credentialsOf(local, lead, other)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `Access to Role '${other}' is forbidden.`,
    })
  })
})

describe('an administrator', () => {
  test('cannot ask for the lead’s role', async () => {
    const role = roleArn(local, 'LeadRole')
    await expect(credentialsOf(local, north, role)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `Access to Role '${role}' is forbidden.`,
    })
  })

  test('leads with the next sign-in once they are in the group, and no longer once they are not', async () => {
    const scan = (person: SignedIn) =>
      dynamoDbOf(local.config, person).send(new ScanCommand({ TableName: local.config.tableName }))
    await changeGroup(local, 'AdminAddUserToGroup', 'office-south')
    const promoted = await signInOverHttp(local.config, 'office-south')
    expect((await scan(promoted)).Count).toBe(21)
    await changeGroup(local, 'AdminRemoveUserFromGroup', 'office-south')
    await expect(scan(await signInOverHttp(local.config, 'office-south'))).rejects.toThrow('dynamodb:Scan')
  })
})

describe('an identity pool', () => {
  test('that does not take roles from tokens gives everybody the authenticated role', async () => {
    const template = templateWith(/\n {6}RoleMappings:(\n {8}[^\n]*)+/g, '')
    const plain = await serveTestAws({ template })
    try {
      const person = await signInOverHttp(plain.config, 'agency-lead')
      await expect(queryAgents(plain.config, person, north.partition)).rejects.toThrow('-AdministratorRole-')
      await expect(credentialsOf(plain, person, roleArn(plain, 'LeadRole'))).rejects.toThrow('is forbidden.')
    } finally {
      await plain.close()
    }
  })

  test('that denies ambiguous roles denies a user without a group', async () => {
    const template = templateWith(
      'AmbiguousRoleResolution: AuthenticatedRole',
      'AmbiguousRoleResolution: Deny',
    )
    const strict = await serveTestAws({ template })
    try {
      await expect(signInOverHttp(strict.config, 'office-north')).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: `The ambiguous role mapping rules for: cognito-idp.eu-central-1.amazonaws.com/${strict.config.userPoolId} denied this request.`,
      })
      expect((await signInOverHttp(strict.config, 'agency-lead')).identityId).toMatch(/^eu-central-1:/)
    } finally {
      await strict.close()
    }
  })

  test.each([
    ['rules', 'Type: Token', 'Type: Rules', 'chooses roles by Token, not by Rules'],
    [
      'the role mapping of another client',
      '${UserPool.ProviderName}:${UserPoolClient}',
      '${UserPool.ProviderName}:other',
      'is not a provider of the identity pool',
    ],
  ])('does not start with %s', async (_, written, instead, words) => {
    await expect(serveTestAws({ template: templateWith(written, instead) })).rejects.toThrow(words)
  })
})
