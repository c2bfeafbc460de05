import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveTestAws, type TestAws } from '../../support/serveTestAws.ts'
import { templateWithIndex } from '../../support/templateWithIndex.ts'

let local: TestAws
let client: DynamoDBClient
beforeAll(async () => {
  const template = templateWithIndex({ ProjectionType: 'KEYS_ONLY' })
  local = await serveTestAws({ template })
  client = new DynamoDBClient({ ...local.config, credentials: local.aws.operatorKey })
})
afterAll(async () => {
  client.destroy()
  await local.close()
})

const TableName = 'AgentsTable'
const places = [undefined, 'byLastContact', 'byStatus', 'bareByStatus']
const agents = [
  { fieldName: 'Heron', status: 'active', lastContact: '2026-01-02' },
  { fieldName: 'Ibis', status: 'retired', lastContact: '2026-01-01', notes: 'ü – 名前' },
  // Without a status it has no entry in two of the indexes, and without a contact in none.
  { fieldName: 'Jay', lastContact: '2025-01-01' },
  { fieldName: 'Kite' },
]

function itemsOf(userId: string) {
  return agents.map((agent) =>
    Object.fromEntries(Object.entries({ userId, ...agent }).map(([name, text]) => [name, { S: text }])),
  )
}

/** The items of a partition in the table and in each index, without the partition's name. */
function inEveryPlace(userId: string): Promise<Record<string, AttributeValue>[][]> {
  const query = async (IndexName: string | undefined) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        IndexName,
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: userId } },
      }),
    )
    return Items.map(({ userId: _, ...rest }) => rest)
  }
  return Promise.all(places.map(query))
}

test('a table that is filled has the items and index entries that PutItem makes', async () => {
  for (const Item of itemsOf('put')) await client.send(new PutItemCommand({ TableName, Item }))
  await local.aws.engine.fillTable(TableName, itemsOf('filled'))
  const filled = await inEveryPlace('filled')
  expect(filled.map(({ length }) => length)).toEqual([4, 3, 2, 2])
  expect(filled).toEqual(await inEveryPlace('put'))
})

test('a change of such an item takes its index entries along', async () => {
  await local.aws.engine.fillTable(TableName, itemsOf('changed'))
  const [Item, ...others] = itemsOf('changed')
  await client.send(new PutItemCommand({ TableName, Item: { ...Item, status: { S: 'on-leave' } } }))
  const [, , byStatus] = await inEveryPlace('changed')
  expect(byStatus?.map(({ status }) => status?.S)).toEqual(['on-leave', 'retired'])
  for (const { userId = { S: '' }, fieldName = { S: '' } } of [Item ?? {}, ...others]) {
    await client.send(new DeleteItemCommand({ TableName, Key: { userId, fieldName } }))
  }
  expect(await inEveryPlace('changed')).toEqual(places.map(() => []))
})

test('of items with one that the table cannot hold, none is put', async () => {
  const items = [...itemsOf('refused'), { userId: { S: 'refused' } }]
  await expect(local.aws.engine.fillTable(TableName, items)).rejects.toThrow('Missing the key fieldName')
  expect(await inEveryPlace('refused')).toEqual(places.map(() => []))
})
