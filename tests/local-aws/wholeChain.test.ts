import { CognitoIdentityClient, GetIdCommand } from '@aws-sdk/client-cognito-identity'
import { GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dynamoDbOf, queryAgents } from '../support/agentsQuery.ts'
import { Clock } from '../support/Clock.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'

let local: TestAws
let north: SignedIn
let south: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
  south = await signInOverHttp(local.config, 'office-south')
})
afterAll(() => local.close())

/** AWS's text for office-north's role and an action that no policy allows. */
function deniedText(action: string): string {
  const role = [...local.aws.identityPools.values()][0]?.authenticatedRole?.name
  return `User: arn:aws:sts::123456789012:assumed-role/${role}/CognitoIdentityCredentials is not authorized to perform: dynamodb:${action} on resource: arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable because no identity-based policy allows the dynamodb:${action} action`
}

describe('an administrator', () => {
  test('reads the agents they manage', async () => {
    const { Items, Count } = await queryAgents(local.config, north, north.partition)
    expect(Count).toBe(12)
    expect(new Set(Items?.map(({ userId }) => userId))).toEqual(new Set([north.partition]))
    expect(Items?.map(({ fieldName }) => fieldName)).toContain('Glacier Owl')
  })

  test.each([
    ['another administrator', () => south.partition],
    ['the other one of their two subs', () => north.wrongPartition],
    ['their identity ID without the Region', () => north.identityId.slice('eu-central-1:'.length)],
    ['their identity ID in another Region', () => north.identityId.replace('eu-central-1', 'us-east-1')],
    ['their own key in capitals', () => north.partition.toUpperCase()],
    ["the identity pool's ID", () => local.config.identityPoolId],
    ['the policy variable, literally', () => '${cognito-identity.amazonaws.com:sub}'],
  ])('cannot query the partition of %s', async (_, key) => {
    const query = queryAgents(local.config, north, key())
    await expect(query).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: deniedText('Query'),
    })
  })

  test('cannot scan the table, read one item of theirs, or write', async () => {
    const client = dynamoDbOf(local.config, north)
    const Key = { userId: { S: north.partition }, fieldName: { S: 'Glacier Owl' } }
    const { tableName: TableName } = local.config
    await expect(client.send(new ScanCommand({ TableName }))).rejects.toThrow(deniedText('Scan'))
    await expect(client.send(new GetItemCommand({ TableName, Key }))).rejects.toThrow(deniedText('GetItem'))
    await expect(client.send(new PutItemCommand({ TableName, Item: Key }))).rejects.toThrow(
      deniedText('PutItem'),
    )
  })

  test('gets the same identity ID at every sign-in, and no other user gets it', async () => {
    const again = await signInOverHttp(local.config, 'office-north')
    expect(again.identityId).toBe(north.identityId)
    expect(south.identityId).not.toBe(north.identityId)
    expect(north.identityId).toMatch(/^eu-central-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
  })

  test('cannot sign in with a wrong password, and learns nothing about which names exist', async () => {
    const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
    await expect(signInOverHttp(local.config, 'office-north', 'Wrong-Password-1!')).rejects.toMatchObject(
      wrong,
    )
    await expect(signInOverHttp(local.config, 'nobody', 'Wrong-Password-1!')).rejects.toMatchObject(wrong)
  })

  test('uses credentials for an hour, and cannot after it', async () => {
    const clock = new Clock()
    const { config, close } = await serveTestAws({ now: clock.now })
    try {
      const person = await signInOverHttp(config, 'office-north')
      const queryAfter = (minutes: number) => queryAgents(config, person, person.partition, minutes * 60_000)
      clock.pass(59)
      expect((await queryAfter(59)).Count).toBe(12)
      clock.pass(1)
      await expect(queryAfter(60)).rejects.toMatchObject({
        name: 'ExpiredTokenException',
        message: 'The security token included in the request is expired',
      })
    } finally {
      await close()
    }
  })

  test('cannot turn a forged ID token into an identity', async () => {
    const [header, payload, signature] = north.idToken.split('.') as [string, string, string]
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: south.sub })).toString('base64url')
    const client = new CognitoIdentityClient({ region: 'eu-central-1', endpoint: local.endpoint })
    const [provider = ''] = Object.keys(north.logins)
    await expect(
      client.send(
        new GetIdCommand({
          IdentityPoolId: local.config.identityPoolId,
          Logins: { [provider]: `${header}.${forged}.${signature}` },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: "Invalid login token. Couldn't verify signed token.",
    })
  })
})
