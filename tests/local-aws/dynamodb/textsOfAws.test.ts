import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AwsError } from '../../../aws/local/AwsError.ts'
import { authorize } from '../../../aws/local/authorization/authorize.ts'
import { parseOperation } from '../../../aws/local/dynamodb/parseOperation.ts'
import { serveTestAws, type TestAws } from '../../support/serveTestAws.ts'
import { templateWithIndex } from '../../support/templateWithIndex.ts'

let local: TestAws
beforeAll(async () => {
  const template = templateWithIndex({ ProjectionType: 'INCLUDE', NonKeyAttributes: ['station'] })
  local = await serveTestAws({ template })
})
afterAll(() => local.close())

const TableName = 'AgentsTable'

/** Runs an operation as the operator. A refusal is returned as `{ type, message }` with the exception's members. */
async function run(operation: string, input: object): Promise<Record<string, unknown>> {
  const { aws } = local
  const operator = { kind: 'operator', arn: 'arn:aws:iam::123456789012:user/operator' } as const
  const database = { region: aws.region, account: aws.account, tables: aws.engine.tables }
  try {
    const request = parseOperation(operation, JSON.parse(JSON.stringify(input)), database)
    return { ...(await aws.engine.execute(authorize(aws, operator, request))) }
  } catch (error) {
    const { type, message, members = {} } = error as AwsError
    return { type: type?.split('#')[1] ?? String(error), message, ...members }
  }
}

const put = (userId: string, fieldName: string, more: object = {}) =>
  run('PutItem', { TableName, Item: { userId: { S: userId }, fieldName: { S: fieldName }, ...more } })

async function namesIn(input: object): Promise<unknown[]> {
  const answer = await run('Query', {
    TableName,
    KeyConditionExpression: 'userId = :u',
    ProjectionExpression: 'fieldName',
    ...input,
  })
  if (!Array.isArray(answer.Items)) throw new Error(JSON.stringify(answer))
  return answer.Items.map((item) => item.fieldName.S)
}

/** `levels` maps around a text. */
const nested = (levels: number): object => (levels === 0 ? { S: 'x' } : { M: { in: nested(levels - 1) } })
const tooDeep = {
  type: 'ValidationException',
  message:
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
}
const emptyKey = (attribute: string) => ({
  type: 'ValidationException',
  message: `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${attribute}`,
})

describe('an empty key value is refused', () => {
  const u = (S: string) => ({ ':u': { S } })
  test.each([
    [
      'the partition key of a Query',
      'userId',
      { KeyConditionExpression: 'userId = :u', ExpressionAttributeValues: u('') },
    ],
    [
      'the sort key of a Query',
      'fieldName',
      {
        KeyConditionExpression: 'userId = :u AND fieldName > :f',
        ExpressionAttributeValues: { ...u('a'), ':f': { S: '' } },
      },
    ],
    [
      'the sort key of an index',
      'lastContact',
      {
        IndexName: 'byLastContact',
        KeyConditionExpression: 'userId = :u AND begins_with(lastContact, :f)',
        ExpressionAttributeValues: { ...u('a'), ':f': { S: '' } },
      },
    ],
    [
      'the legacy condition of a Query',
      'userId',
      { KeyConditions: { userId: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: '' }] } } },
    ],
  ])('as %s', async (_, attribute, input) => {
    expect(await run('Query', { TableName, ...input })).toEqual(emptyKey(attribute))
  })

  const Key = { userId: { S: '' }, fieldName: { S: 'Heron' } }
  test.each([
    ['GetItem', { TableName, Key }],
    ['DeleteItem', { TableName, Key }],
    ['PutItem', { TableName, Item: Key }],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName, Item: Key } }] }],
    ['TransactWriteItems', { TransactItems: [{ Delete: { TableName, Key } }] }],
  ])('as the key of %s', async (operation, input) => {
    expect(await run(operation, input)).toEqual(emptyKey('userId'))
  })

  const statusKey = {
    type: 'ValidationException',
    message:
      'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: bareByStatus, IndexKey: status',
  }
  const Item = { userId: { S: 'empty' }, fieldName: { S: 'Heron' }, status: { S: '' } }
  test.each([
    ['PutItem', { TableName, Item }],
    ['BatchWriteItem', { RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName, Item } }] }],
  ])('as the key of an index in %s', async (operation, input) => {
    expect(await run(operation, input)).toEqual(statusKey)
    expect(await namesIn({ ExpressionAttributeValues: { ':u': { S: 'empty' } } })).toEqual([])
  })

  test('as the key of an index in an update, and the item stays as it was', async () => {
    await put('empty-update', 'Heron', { status: { S: 'active' } })
    const Update = {
      TableName,
      Key: { userId: { S: 'empty-update' }, fieldName: { S: 'Heron' } },
      UpdateExpression: 'SET #s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': { S: '' } },
    }
    const refusal = {
      type: 'ValidationException',
      message:
        'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.',
    }
    expect(await run('UpdateItem', Update)).toEqual(refusal)
    expect(await run('TransactWriteItems', { TransactItems: [{ Update }] })).toEqual(refusal)
    const active = await namesIn({
      IndexName: 'byStatus',
      KeyConditionExpression: 'userId = :u AND #s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':u': { S: 'empty-update' }, ':s': { S: 'active' } },
    })
    expect(active).toEqual(['Heron'])
  })

  test('but an empty text is a value like any other elsewhere', async () => {
    expect(await put('empty-notes', 'Heron', { notes: { S: '' } })).toEqual({})
  })
})

describe('texts have the order of their UTF-8 bytes', () => {
  // In UTF-16 the emoji begins with D83E, and would come before U+FFFD.
  const names = ['A', 'a', 'é', '\uffff', '\ufffd', '🦅', 'B']
  const inOrder = [...names].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
  const values = (more: object = {}) => ({ ':u': { S: 'order' }, ...more })
  beforeAll(async () => {
    for (const name of names) await put('order', name, { notes: { S: name }, lastContact: { S: name } })
  })

  test('in rows, in both directions', async () => {
    expect(await namesIn({ ExpressionAttributeValues: values() })).toEqual(inOrder)
    expect(await namesIn({ ExpressionAttributeValues: values(), ScanIndexForward: false })).toEqual(
      inOrder.toReversed(),
    )
  })

  test('in rows of an index', async () => {
    expect(await namesIn({ IndexName: 'byLastContact', ExpressionAttributeValues: values() })).toEqual(
      inOrder,
    )
  })

  test.each(['fieldName', 'notes'])('in BETWEEN and comparisons of %s', async (attribute) => {
    const query = (condition: string, more: object) =>
      namesIn({
        ExpressionAttributeValues: values(more),
        ...(attribute === 'fieldName'
          ? { KeyConditionExpression: `userId = :u AND ${condition.replaceAll('@', attribute)}` }
          : { FilterExpression: condition.replaceAll('@', attribute) }),
      })
    const [low, high] = [{ ':l': { S: '\ufffd' } }, { ':h': { S: '🦅' } }]
    expect(await query('@ BETWEEN :l AND :h', { ...low, ...high })).toEqual(['\ufffd', '\uffff', '🦅'])
    expect(await query('@ > :l', low)).toEqual(['\uffff', '🦅'])
    expect(await query('@ >= :h', high)).toEqual(['🦅'])
    expect(await query('@ < :h', high)).toEqual(inOrder.filter((name) => name !== '🦅'))
  })

  test('and their length in bytes counts towards the size of an item', async () => {
    const notes = (S: string) => put('size', 'Heron', { notes: { S } })
    expect(await notes('x'.repeat(400 * 1024 - 100))).toEqual({})
    expect(await notes('🦅'.repeat(100 * 1024))).toEqual({
      type: 'ValidationException',
      message: 'Item size has exceeded the maximum allowed size',
    })
  })
})

describe('a document nests 32 levels and no more', () => {
  test('in PutItem', async () => {
    expect(await put('deep', 'Heron', { notes: nested(31) })).toEqual({})
    expect(await put('deep', 'Plover', { notes: nested(32) })).toEqual(tooDeep)
    expect(await put('deep', 'Plover', { notes: { L: [nested(31)] } })).toEqual(tooDeep)
  })

  test('in a batch and in a transaction', async () => {
    const Item = { userId: { S: 'deep' }, fieldName: { S: 'Plover' }, notes: nested(32) }
    expect(
      await run('BatchWriteItem', { RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }),
    ).toEqual(tooDeep)
    expect(await run('TransactWriteItems', { TransactItems: [{ Put: { TableName, Item } }] })).toEqual(
      tooDeep,
    )
  })

  test('in the values of an expression, and in what an update makes of an item', async () => {
    await put('deep', 'Wren', { notes: { M: {} } })
    const update = (UpdateExpression: string, value: object) =>
      run('UpdateItem', {
        TableName,
        Key: { userId: { S: 'deep' }, fieldName: { S: 'Wren' } },
        UpdateExpression,
        ExpressionAttributeValues: { ':v': value },
      })
    expect(await update('SET notes = :v', nested(32))).toEqual(tooDeep)
    expect(await update('SET notes.more = :v', nested(31))).toEqual(tooDeep)
    expect(await update('SET notes.more = :v', nested(30))).toEqual({})
  })
})

describe('IN takes 100 operands and no more', () => {
  const operands = (count: number) => Array.from({ length: count }, (_, index) => `:v${index}`)
  const input = (count: number) => ({
    list: `notes IN (${operands(count).join(',')})`,
    values: Object.fromEntries(operands(count).map((name) => [name, { S: name }])),
  })
  const refusal = (parameter: string) => ({
    type: 'ValidationException',
    message: `Invalid ${parameter}: The IN operator is provided with too many operands; number of operands: 101`,
  })

  test('in a filter', async () => {
    const query = (count: number) =>
      run('Query', {
        TableName,
        KeyConditionExpression: 'userId = :u',
        FilterExpression: `NOT (attribute_exists(station) AND ${input(count).list})`,
        ExpressionAttributeValues: { ':u': { S: 'in' }, ...input(count).values },
      })
    expect(await query(100)).toMatchObject({ Count: 0 })
    expect(await query(101)).toEqual(refusal('FilterExpression'))
  })

  test('in a condition', async () => {
    const condition = (count: number) =>
      run('DeleteItem', {
        TableName,
        Key: { userId: { S: 'in' }, fieldName: { S: 'Heron' } },
        ConditionExpression: input(count).list,
        ExpressionAttributeValues: input(count).values,
      })
    expect(await condition(100)).toMatchObject({ type: 'ConditionalCheckFailedException' })
    expect(await condition(101)).toEqual(refusal('ConditionExpression'))
  })
})

describe('a failed condition', () => {
  const Item = { userId: { S: 'old' }, fieldName: { S: 'Plover' }, notes: { S: 'old' } }
  const { notes: _, ...Key } = Item
  const failed = { type: 'ConditionalCheckFailedException', message: 'The conditional request failed' }
  const condition = { ConditionExpression: 'attribute_not_exists(fieldName)' }
  const withItem = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
  beforeAll(() => run('PutItem', { TableName, Item }))

  test.each([
    ['PutItem', { Item: { ...Item, notes: { S: 'new' } } }],
    ['DeleteItem', { Key }],
    [
      'UpdateItem',
      { Key, UpdateExpression: 'SET notes = :n', ExpressionAttributeValues: { ':n': { S: 'new' } } },
    ],
  ])('of %s answers with the item, if the request asks for it', async (operation, input) => {
    expect(await run(operation, { TableName, ...input, ...condition, ...withItem })).toEqual({
      ...failed,
      Item,
    })
    expect(await run(operation, { TableName, ...input, ...condition })).toEqual(failed)
    expect(
      await run(operation, {
        TableName,
        ...input,
        ...condition,
        ReturnValuesOnConditionCheckFailure: 'NONE',
      }),
    ).toEqual(failed)
  })

  test('on no item answers without one', async () => {
    const nobody = { userId: { S: 'old' }, fieldName: { S: 'Nobody' } }
    const exists = { ConditionExpression: 'attribute_exists(fieldName)' }
    expect(await run('DeleteItem', { TableName, Key: nobody, ...exists, ...withItem })).toEqual(failed)
  })

  test('takes no other value for that', async () => {
    expect(
      await run('DeleteItem', { TableName, Key, ReturnValuesOnConditionCheckFailure: 'ALL_NEW' }),
    ).toMatchObject({ type: 'ValidationException' })
  })
})

describe('a global index', () => {
  beforeAll(() =>
    put('index', 'Heron', { status: { S: 'active' }, station: { S: 'Oslo' }, notes: { S: 'x' } }),
  )
  const query = (more: object) =>
    run('Query', {
      TableName,
      IndexName: 'bareByStatus',
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: 'index' } },
      ...more,
    })

  test('answers for the attributes that it projects', async () => {
    expect(await query({ ProjectionExpression: 'fieldName, station' })).toMatchObject({
      Items: [{ fieldName: { S: 'Heron' }, station: { S: 'Oslo' } }],
    })
  })

  test('refuses those that it does not', async () => {
    const refusal = {
      type: 'ValidationException',
      message:
        'One or more parameter values were invalid: Global secondary index bareByStatus does not project [notes]',
    }
    expect(await query({ ProjectionExpression: 'station, notes' })).toEqual(refusal)
    expect(await query({ Select: 'ALL_ATTRIBUTES' })).toMatchObject({ type: 'ValidationException' })
    expect(await query({ ConsistentRead: true })).toMatchObject({ type: 'ValidationException' })
  })

  test('refuses a key that is too long for it', async () => {
    expect(await put('index', 'Long', { status: { S: 'x'.repeat(1025) } })).toMatchObject({
      type: 'ValidationException',
      message: expect.stringContaining('exceeded the size limit of 1024 bytes'),
    })
  })
})

describe('a table tells of itself', () => {
  test('its keys, indexes, counts and settings', async () => {
    const { Table } = await run('DescribeTable', { TableName })
    const { Count } = await run('Scan', { TableName, Select: 'COUNT' })
    expect(Table).toMatchObject({
      TableName,
      TableArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable',
      TableStatus: 'ACTIVE',
      ItemCount: Count,
      TableSizeBytes: expect.any(Number),
      DeletionProtectionEnabled: true,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: expect.arrayContaining([
        expect.objectContaining({
          IndexName: 'byLastContact',
          IndexStatus: 'ACTIVE',
          ItemCount: expect.any(Number),
        }),
      ]),
    })
    expect(Count).toBeGreaterThan(20)
  })

  test('its backups, its time to live, its tags and the limits of the account', async () => {
    expect(await run('DescribeContinuousBackups', { TableName })).toMatchObject({
      ContinuousBackupsDescription: {
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
      },
    })
    expect(await run('DescribeTimeToLive', { TableName })).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
    })
    const ResourceArn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable'
    expect(await run('ListTagsOfResource', { ResourceArn })).toEqual({ Tags: [] })
    expect(await run('DescribeLimits', {})).toMatchObject({ TableMaxReadCapacityUnits: 40_000 })
  })

  test.each([
    ['DescribeTable', 'ResourceNotFoundException', 'Requested resource not found: Table: NoTable not found'],
    ['DescribeContinuousBackups', 'TableNotFoundException', 'Table not found: NoTable'],
    [
      'DescribeTimeToLive',
      'ResourceNotFoundException',
      'Requested resource not found: Table: NoTable not found',
    ],
  ])('and %s says so where there is none', async (operation, type, message) => {
    expect(await run(operation, { TableName: 'NoTable' })).toEqual({ type, message })
  })

  test('an allowed operation that the engine does not run is NotEmulated', async () => {
    expect((await run('UpdateTimeToLive', { TableName })).type).toContain('NotEmulatedError')
  })
})
