import { QueryCommand, type QueryCommandInput, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dynamoDbOf } from '../support/agentsQuery.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'

let local: TestAws
let north: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

async function queryOwn(input: Partial<QueryCommandInput>) {
  const client = dynamoDbOf(local.config, north)
  const { ExpressionAttributeValues, ...rest } = input
  const query = new QueryCommand({
    TableName: local.config.tableName,
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: north.partition }, ...ExpressionAttributeValues },
    ...rest,
  })
  return client.send(query).finally(() => client.destroy())
}

describe('an administrator', () => {
  test('reads all that is visible, which is everything there is but the real name', async () => {
    const lead = dynamoDbOf(local.config, await signInOverHttp(local.config, 'agency-lead'))
    const whole = await lead.send(new ScanCommand({ TableName: local.config.tableName, Limit: 1 }))
    const all = Object.keys(whole.Items?.[0] ?? {})
    const { Items: [first] = [] } = await queryOwn(visible(local.config))
    expect(Object.keys(first ?? {}).sort()).toEqual(all.filter((name) => name !== 'realName').sort())
  })

  const byName = { ExpressionAttributeNames: { '#r': 'realName' } }
  const guess = { ':g': { S: 'Ingrid Solheim' } }
  const refused: [string, () => Partial<QueryCommandInput>][] = [
    ['by not projecting at all', () => ({})],
    ['with all attributes', () => ({ Select: 'ALL_ATTRIBUTES' })],
    ['by a projection', () => ({ ProjectionExpression: 'fieldName, realName' })],
    ['by an alias', () => ({ ProjectionExpression: '#r', ...byName })],
    ['by a path into it', () => ({ ProjectionExpression: '#r.#r[0]', ...byName })],
    [
      'by a filter',
      () => ({
        ProjectionExpression: 'fieldName',
        FilterExpression: 'realName = :g',
        ExpressionAttributeValues: guess,
      }),
    ],
    ['by counting', () => ({ Select: 'COUNT' })],
  ]
  test.each(refused)('is not told a real name %s', async (_, input) => {
    await expect(queryOwn(input())).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(/because no identity-based policy allows the dynamodb:Query action$/),
    })
  })

  test('may filter on visible attributes', async () => {
    const { ProjectionExpression, ExpressionAttributeNames } = visible(local.config)
    const { Items = [] } = await queryOwn({
      ProjectionExpression,
      ExpressionAttributeNames: { ...ExpressionAttributeNames },
      FilterExpression: 'station = :s',
      ExpressionAttributeValues: { ':s': { S: 'Tromsø' } },
    })
    expect(Items.map(({ fieldName }) => fieldName?.S)).toEqual(['Aurora Lynx'])
  })
})
