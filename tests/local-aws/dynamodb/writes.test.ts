import {
  DynamoDBClient as Client,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dynamoDbOf } from '../../support/agentsQuery.ts'
import { serveTestAws, type TestAws } from '../../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../../support/signInOverHttp.ts'

let local: TestAws
let north: SignedIn
let south: SignedIn
let lead: SignedIn
let operator: DynamoDBClient
let now = Date.now()

beforeAll(async () => {
  local = await serveTestAws({ parameters: { Editing: 'own-agents' }, now: () => now })
  north = await signInOverHttp(local.config, 'office-north')
  south = await signInOverHttp(local.config, 'office-south')
  lead = await signInOverHttp(local.config, 'agency-lead')
  const { region, endpoint } = local.config
  operator = new Client({ region, endpoint, credentials: local.aws.operatorKey, maxAttempts: 1 })
})
afterAll(async () => {
  operator.destroy()
  await local.close()
})

const TableName = 'AgentsTable'
const keyOf = (userId: string, fieldName: string) => ({ userId: { S: userId }, fieldName: { S: fieldName } })

async function as<Answer>(
  person: SignedIn,
  use: (client: DynamoDBClient) => Promise<Answer>,
): Promise<Answer> {
  const client = dynamoDbOf(local.config, person)
  return use(client).finally(() => client.destroy())
}

async function itemOf(userId: string, fieldName: string) {
  const { Item } = await operator.send(
    new GetItemCommand({ TableName, Key: keyOf(userId, fieldName), ConsistentRead: true }),
  )
  return Item
}

/** One update as the app sends it, with the given caller's credentials and changes. */
function update(person: SignedIn, input: Partial<UpdateItemCommandInput> = {}) {
  const command = new UpdateItemCommand({
    TableName,
    Key: keyOf(person.partition, 'Aurora Lynx'),
    UpdateExpression: 'SET #s = :s, lastContact = :l',
    ConditionExpression: 'attribute_exists(fieldName)',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':s': { S: 'undercover' }, ':l': { S: '2026-11-27T10:00:00Z' } },
    ...input,
  })
  return as(person, (client) => client.send(command))
}

describe('an administrator', () => {
  test('changes the attributes that administrators may change, and the indexes follow', async () => {
    const answer = await update(north, { ReturnValues: 'UPDATED_OLD' })
    expect(answer.Attributes).toEqual({ status: { S: 'active' }, lastContact: { S: '2026-11-22T21:40:00Z' } })
    expect(await itemOf(north.partition, 'Aurora Lynx')).toMatchObject({
      status: { S: 'undercover' },
      realName: { S: 'Ingrid Solheim' },
    })
    const { Items = [] } = await as(north, (client) =>
      client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byLastContact',
          KeyConditionExpression: 'userId = :u',
          ExpressionAttributeValues: { ':u': { S: north.partition } },
          ProjectionExpression: 'fieldName',
          ScanIndexForward: false,
          Limit: 1,
        }),
      ),
    )
    expect(Items).toEqual([{ fieldName: { S: 'Aurora Lynx' } }])
  })

  const one = { ExpressionAttributeNames: undefined, ExpressionAttributeValues: { ':v': { S: 'x' } } }
  test.each<[string, () => Partial<UpdateItemCommandInput>]>([
    ['of another office', () => ({ Key: keyOf(south.partition, 'Bramble Asp') })],
    ['by a hidden attribute', () => ({ ...one, UpdateExpression: 'SET realName = :v' })],
    [
      'by copying a hidden attribute',
      () => ({ ...one, UpdateExpression: 'SET notes = realName', ExpressionAttributeValues: undefined }),
    ],
    [
      'by adding a hidden attribute in a call',
      () => ({ ...one, UpdateExpression: 'SET notes = if_not_exists(realName, :v)' }),
    ],
    [
      'by removing a hidden attribute',
      () => ({ ...one, UpdateExpression: 'REMOVE realName', ExpressionAttributeValues: undefined }),
    ],
    ['on a condition on a hidden attribute', () => ({ ConditionExpression: 'attribute_exists(realName)' })],
    [
      'on a guess at a hidden attribute',
      () => ({
        ...one,
        UpdateExpression: 'SET notes = :v',
        ConditionExpression: 'begins_with(realName, :v)',
      }),
    ],
    ['by an attribute that they only see', () => ({ ...one, UpdateExpression: 'SET clearance = :v' })],
    ['with all new attributes returned', () => ({ ReturnValues: 'ALL_NEW' })],
    ['with all old attributes returned', () => ({ ReturnValues: 'ALL_OLD' })],
    [
      'with the item returned when a condition fails',
      () => ({
        ConditionExpression: 'attribute_not_exists(fieldName)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ],
  ])('cannot change an agent %s', async (_, input) => {
    const before = await itemOf(north.partition, 'Aurora Lynx')
    await expect(update(north, input())).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /because no identity-based policy allows the dynamodb:UpdateItem action$/,
      ),
    })
    expect(await itemOf(north.partition, 'Aurora Lynx')).toEqual(before)
  })

  test('cannot change a key', async () => {
    await expect(
      update(north, {
        UpdateExpression: 'SET fieldName = :v',
        ExpressionAttributeNames: undefined,
        ExpressionAttributeValues: { ':v': { S: 'Other' } },
      }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(
        'Cannot update attribute fieldName. This attribute is part of the key',
      ),
    })
  })

  test('cannot slip another office’s agent into a transaction with an own one', async () => {
    const part = (person: SignedIn, fieldName: string) => ({
      Update: {
        TableName,
        Key: keyOf(person.partition, fieldName),
        UpdateExpression: 'SET notes = :v',
        ExpressionAttributeValues: { ':v': { S: 'slipped in' } },
      },
    })
    const TransactItems = [part(north, 'Aurora Lynx'), part(south, 'Bramble Asp')]
    await expect(
      as(north, (client) => client.send(new TransactWriteItemsCommand({ TransactItems }))),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' })
    expect((await itemOf(north.partition, 'Aurora Lynx'))?.notes?.S).not.toBe('slipped in')
  })

  test('cannot put an item, which would delete hidden attributes', async () => {
    const put = new PutItemCommand({ TableName, Item: keyOf(north.partition, 'Aurora Lynx') })
    await expect(as(north, (client) => client.send(put))).rejects.toThrow('dynamodb:PutItem')
  })
})

test('with Editing=none, an administrator cannot change anything', async () => {
  const readOnly = await serveTestAws({ parameters: { Editing: 'none' } })
  try {
    const person = await signInOverHttp(readOnly.config, 'office-north')
    const client = dynamoDbOf(readOnly.config, person)
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(person.partition, 'Aurora Lynx'),
      UpdateExpression: 'SET notes = :v',
      ExpressionAttributeValues: { ':v': { S: 'x' } },
    })
    await expect(client.send(command)).rejects.toMatchObject({ name: 'AccessDeniedException' })
    client.destroy()
  } finally {
    await readOnly.close()
  }
})

test('1,000 concurrent edits of one agent by four clients lose none', { timeout: 900_000 }, async () => {
  const partition = 'counted'
  await operator.send(
    new PutItemCommand({ TableName, Item: { ...keyOf(partition, 'Heron'), missions: { N: '0' } } }),
  )
  const clients = Array.from({ length: 4 }, () => {
    const { region, endpoint } = local.config
    return new Client({ region, endpoint, credentials: local.aws.operatorKey, maxAttempts: 1 })
  })
  /** Reads, and writes one more unless another caller wrote meanwhile; then takes that caller's number and writes again. */
  const addOne = async (client: DynamoDBClient): Promise<number> => {
    const Key = keyOf(partition, 'Heron')
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
    let seen = Item?.missions?.N
    for (let attempt = 1; ; attempt += 1) {
      const command = new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET missions = :next',
        ConditionExpression: 'missions = :seen',
        ExpressionAttributeValues: { ':seen': { N: seen ?? '' }, ':next': { N: String(Number(seen) + 1) } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })
      try {
        await client.send(command)
        return attempt
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        seen = error.Item?.missions?.N
      }
    }
  }
  const attempts = await Promise.all(
    clients.map(async (client) => {
      let sum = 0
      for (let edit = 0; edit < 250; edit += 1) sum += await addOne(client)
      return sum
    }),
  )
  for (const client of clients) client.destroy()
  expect((await itemOf(partition, 'Heron'))?.missions).toEqual({ N: '1000' })
  // Otherwise the writes came one after the other, and the test would show nothing.
  expect(attempts.reduce((sum, each) => sum + each)).toBeGreaterThan(1000)
})

describe('a transaction', () => {
  const write = (TransactItems: TransactWriteItemsCommandInput['TransactItems'], more: object = {}) =>
    operator.send(new TransactWriteItemsCommand({ TransactItems, ...more }))
  const put = (fieldName: string, more: object = {}) => ({
    Put: { TableName, Item: { ...keyOf('tx', fieldName), ...more } },
  })
  const namesInTx = async () => {
    const { Items = [] } = await operator.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: 'tx' } },
      }),
    )
    return Items.map(({ fieldName }) => fieldName?.S)
  }

  test('of a lead moves an agent to another office', async () => {
    const Item = await itemOf(south.partition, 'Harbour Crane')
    const move = new TransactWriteItemsCommand({
      TransactItems: [
        {
          Delete: {
            TableName,
            Key: keyOf(south.partition, 'Harbour Crane'),
            ConditionExpression: 'attribute_exists(fieldName)',
          },
        },
        {
          Put: {
            TableName,
            Item: { ...Item, userId: { S: north.partition } },
            ConditionExpression: 'attribute_not_exists(fieldName)',
          },
        },
      ],
    })
    await as(lead, (client) => client.send(move))
    expect(await itemOf(south.partition, 'Harbour Crane')).toBeUndefined()
    expect(await itemOf(north.partition, 'Harbour Crane')).toEqual({
      ...Item,
      userId: { S: north.partition },
    })
  })

  test('makes every change or none, and gives a reason for each part', async () => {
    await write([put('Kept', { notes: { S: 'old' } })])
    const failing = write([
      put('New'),
      {
        Update: {
          TableName,
          Key: keyOf('tx', 'Kept'),
          UpdateExpression: 'SET notes = :n',
          ConditionExpression: 'notes = :other',
          ExpressionAttributeValues: { ':n': { S: 'new' }, ':other': { S: 'other' } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      {
        ConditionCheck: {
          TableName,
          Key: keyOf('tx', 'Nobody'),
          ConditionExpression: 'attribute_exists(fieldName)',
        },
      },
      { Put: { TableName, Item: { userId: { N: '5' }, fieldName: { S: 'Wrong' } } } },
    ])
    await expect(failing).rejects.toBeInstanceOf(TransactionCanceledException)
    await failing.catch((error: TransactionCanceledException) => {
      expect(error.message).toBe(
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed, ValidationError]',
      )
      expect(error.CancellationReasons).toEqual([
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { ...keyOf('tx', 'Kept'), notes: { S: 'old' } },
        },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
        {
          Code: 'ValidationError',
          Message:
            'One or more parameter values were invalid: Type mismatch for key userId expected: S actual: N',
        },
      ])
    })
    expect(await namesInTx()).toEqual(['Kept'])
    expect(await itemOf('tx', 'Kept')).toMatchObject({ notes: { S: 'old' } })
  })

  test('cannot name an item twice, nor more than 100', async () => {
    await expect(write([put('A'), { Delete: { TableName, Key: keyOf('tx', 'A') } }])).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    })
    const many = (count: number) => Array.from({ length: count }, (_, index) => put(`many ${index}`))
    await expect(write(many(101))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(
        /^1 validation error detected: Value '\[.+\]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/s,
      ),
    })
    await expect(write([])).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Member must have length greater than or equal to 1'),
    })
    await write(many(100))
    expect(await namesInTx()).toHaveLength(101)
  })

  test('cannot be of more than 4 MB', async () => {
    const large = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        put(`large ${index}`, { notes: { S: 'x'.repeat(300_000) } }),
      )
    await expect(write(large(15))).rejects.toMatchObject({ name: 'ValidationException' })
    expect((await namesInTx()).filter((name) => name?.startsWith('large'))).toEqual([])
    await write(large(13))
  })

  test('cannot name an unknown table or use an invalid expression', async () => {
    await expect(
      write([put('B'), { Delete: { TableName: 'NoTable', Key: keyOf('tx', 'A') } }]),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'Requested resource not found' })
    await expect(
      write([
        put('B'),
        { Delete: { TableName, Key: keyOf('tx', 'A'), ConditionExpression: 'attribute_exists(' } },
      ]),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Invalid ConditionExpression: Syntax error'),
    })
    expect(await itemOf('tx', 'B')).toBeUndefined()
  })

  test('sent again with its token is not made again, for ten minutes', async () => {
    const Key = keyOf('tx', 'Token')
    const add = (N: string) => [
      {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'ADD missions :n',
          ExpressionAttributeValues: { ':n': { N } },
        },
      },
    ]
    const missions = async () => (await itemOf('tx', 'Token'))?.missions?.N
    const ClientRequestToken = 'a-token'
    await write(add('1'), { ClientRequestToken })
    await write(add('1'), { ClientRequestToken })
    expect(await missions()).toBe('1')
    await expect(write(add('2'), { ClientRequestToken })).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    })
    expect(await missions()).toBe('1')
    now += 10 * 60_000
    await write(add('1'), { ClientRequestToken })
    expect(await missions()).toBe('2')
  })

  test('that failed may be tried again with its token', async () => {
    const ClientRequestToken = 'failed'
    const Delete = {
      TableName,
      Key: keyOf('tx', 'Later'),
      ConditionExpression: 'attribute_exists(fieldName)',
    }
    await expect(write([{ Delete }], { ClientRequestToken })).rejects.toThrow('ConditionalCheckFailed')
    await write([put('Later')])
    await write([{ Delete }], { ClientRequestToken })
    expect(await itemOf('tx', 'Later')).toBeUndefined()
  })

  test('reads several items at one moment', async () => {
    const Get = (fieldName: string, more: object = {}) => ({
      Get: { TableName, Key: keyOf('tx', fieldName), ...more },
    })
    const { Responses } = await operator.send(
      new TransactGetItemsCommand({
        TransactItems: [Get('Kept', { ProjectionExpression: 'notes' }), Get('Nobody'), Get('Kept 2')],
      }),
    )
    expect(Responses).toEqual([{ Item: { notes: { S: 'old' } } }, {}, {}])
  })

  test('is never seen half made', async () => {
    const pair = ['Left', 'Right'].map((name) => keyOf('pair', name))
    const both = (N: string) =>
      write(pair.map((key) => ({ Put: { TableName, Item: { ...key, missions: { N } } } })))
    await both('0')
    let isWriting = true
    const writing = (async () => {
      for (let count = 1; count <= 100; count += 1) await both(String(count))
      isWriting = false
    })()
    const seen: (string | undefined)[][] = []
    while (isWriting) {
      const [transaction, query] = await Promise.all([
        operator.send(
          new TransactGetItemsCommand({ TransactItems: pair.map((Key) => ({ Get: { TableName, Key } })) }),
        ),
        operator.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'userId = :u',
            ExpressionAttributeValues: { ':u': { S: 'pair' } },
          }),
        ),
      ])
      seen.push((transaction.Responses ?? []).map(({ Item }) => Item?.missions?.N))
      seen.push((query.Items ?? []).map(({ missions }) => missions?.N))
    }
    await writing
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.filter(([left, right]) => left === undefined || left !== right)).toEqual([])
  })
})
