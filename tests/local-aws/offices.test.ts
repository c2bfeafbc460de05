import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dynamoDbOf } from '../support/agentsQuery.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'

/** The office of each userId: leads read it, and only operators write it. */
const TableName = 'OfficesTable'

let local: TestAws
let north: SignedIn
let lead: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
  lead = await signInOverHttp(local.config, 'agency-lead')
})
afterAll(() => local.close())

const keyOf = (person: SignedIn) => ({ userId: { S: person.partition } })

/** Every way to read an item, on the caller's own userId. */
const reads: [name: string, send: (client: DynamoDBClient) => Promise<unknown>][] = [
  ['GetItem', (client) => client.send(new GetItemCommand({ TableName, Key: keyOf(north) }))],
  [
    'BatchGetItem',
    (client) =>
      client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [keyOf(north)] } } })),
  ],
  ['Scan', (client) => client.send(new ScanCommand({ TableName }))],
  [
    'Query',
    (client) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'userId = :u',
          ExpressionAttributeValues: { ':u': keyOf(north).userId },
          ProjectionExpression: 'userId',
        }),
      ),
  ],
]

/** Every way to write an item, on the caller's own userId. */
const writes: typeof reads = [
  [
    'PutItem',
    (client) =>
      client.send(new PutItemCommand({ TableName, Item: { ...keyOf(north), officeName: { S: 'Mine' } } })),
  ],
  [
    'UpdateItem',
    (client) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOf(north),
          UpdateExpression: 'SET officeName = :n',
          ExpressionAttributeValues: { ':n': { S: 'Mine' } },
        }),
      ),
  ],
  ['DeleteItem', (client) => client.send(new DeleteItemCommand({ TableName, Key: keyOf(north) }))],
  [
    'BatchWriteItem',
    (client) =>
      client.send(
        new BatchWriteItemCommand({
          RequestItems: { [TableName]: [{ DeleteRequest: { Key: keyOf(north) } }] },
        }),
      ),
  ],
]

test('the demo offices have names', async () => {
  const { Items = [] } = await dynamoDbOf(local.config, lead).send(new ScanCommand({ TableName }))
  const offices = Items.map(({ userId, officeName, username }) => [officeName?.S, username?.S, userId?.S])
  expect(offices.sort()).toEqual([
    ['Office New', 'office-new', expect.any(String)],
    ['Office North', 'office-north', north.partition],
    ['Office South', 'office-south', expect.any(String)],
  ])
})

test('a lead reads the names of the offices that a list needs', async () => {
  const client = dynamoDbOf(local.config, lead)
  const RequestItems = { [TableName]: { Keys: [keyOf(north)] } }
  const { Responses } = await client.send(new BatchGetItemCommand({ RequestItems }))
  expect(Responses?.[TableName]).toMatchObject([{ officeName: { S: 'Office North' } }])
})

test.each([...reads, ...writes])(
  'an administrator is denied %s, even of what is about themselves',
  async (name, send) => {
    await expect(send(dynamoDbOf(local.config, north))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`dynamodb:${name} on resource: `),
    })
  },
)

test.each(writes)('a lead is denied %s', async (name, send) => {
  await expect(send(dynamoDbOf(local.config, lead))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`dynamodb:${name} on resource: `),
  })
})
