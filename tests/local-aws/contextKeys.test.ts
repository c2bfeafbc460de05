import * as dynamodb from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../aws/local/dynamodb/Place.ts'
import { parseOperation } from '../../aws/local/dynamodb/parseOperation.ts'

/**
 * What each operation asks IAM for: action, resource and condition keys.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
const place: Place = {
  region: 'eu-central-1',
  account: '123456789012',
  tables: new Map([
    ['Agents', { partitionKey: 'userId', sortKey: 'fieldName' }],
    ['Stations', { partitionKey: 'city', sortKey: undefined }],
  ]),
}
const arn = (rest: string) => `arn:aws:dynamodb:eu-central-1:123456789012:table/${rest}`
const TableName = 'Agents'
const Key = { userId: { S: 'ana' }, fieldName: { S: 'Heron' } }
const other = { userId: { S: 'ben' }, fieldName: { S: 'Wren' } }
const ExpressionAttributeValues = { ':u': { S: 'ana' }, ':n': { N: '1' } }
const u = { ':u': { S: 'ana' } }

interface Asked {
  /** Without `dynamodb:`. */
  action: string
  on?: string
  /** Without `dynamodb:`. A list is compared without its order. */
  keys: Record<string, string | string[]>
}

const rows: [what: string, operation: string, input: object, ...asked: Asked[]][] = [
  // Query
  [
    'Query of a partition',
    'Query',
    { TableName, KeyConditionExpression: 'userId = :u', ExpressionAttributeValues: u },
    { action: 'Query', keys: { LeadingKeys: ['ana'], Attributes: ['userId'], Select: 'ALL_ATTRIBUTES' } },
  ],
  [
    'Query with alias, parentheses and operands the other way round',
    'Query',
    {
      TableName,
      KeyConditionExpression: '(:u = #k) AND (begins_with(fieldName, :u))',
      ExpressionAttributeNames: { '#k': 'userId' },
      ExpressionAttributeValues: u,
    },
    {
      action: 'Query',
      keys: { LeadingKeys: ['ana'], Attributes: ['userId', 'fieldName'], Select: 'ALL_ATTRIBUTES' },
    },
  ],
  [
    'Query with the legacy parameters',
    'Query',
    {
      TableName,
      KeyConditions: { userId: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'ana' }] } },
      QueryFilter: { notes: { ComparisonOperator: 'NOT_NULL' } },
      AttributesToGet: ['realName'],
    },
    {
      action: 'Query',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'notes', 'realName'],
        Select: 'SPECIFIC_ATTRIBUTES',
      },
    },
  ],
  [
    'Query with a filter and a projection into a map',
    'Query',
    {
      TableName,
      KeyConditionExpression: 'userId = :u',
      FilterExpression: 'size(missions) > :n OR attribute_exists(#c.deep)',
      ProjectionExpression: 'station.city, notes[2]',
      ExpressionAttributeNames: { '#c': 'clearance' },
      ExpressionAttributeValues,
    },
    {
      action: 'Query',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'missions', 'clearance', 'station', 'notes'],
        Select: 'SPECIFIC_ATTRIBUTES',
      },
    },
  ],
  [
    'Query that only counts',
    'Query',
    {
      TableName,
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: u,
      Select: 'COUNT',
      ReturnConsumedCapacity: 'TOTAL',
    },
    {
      action: 'Query',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId'],
        Select: 'COUNT',
        ReturnConsumedCapacity: 'TOTAL',
      },
    },
  ],
  [
    'Query of an index: its own partition key leads',
    'Query',
    {
      TableName,
      IndexName: 'ByStation',
      KeyConditionExpression: 'station = :u',
      ExpressionAttributeValues: u,
    },
    {
      action: 'Query',
      on: arn('Agents/index/ByStation'),
      keys: { LeadingKeys: ['ana'], Attributes: ['station'], Select: 'ALL_PROJECTED_ATTRIBUTES' },
    },
  ],
  [
    'Query by the ARN of another account',
    'Query',
    {
      TableName: 'arn:aws:dynamodb:eu-central-1:999999999999:table/Agents',
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: u,
    },
    {
      action: 'Query',
      on: 'arn:aws:dynamodb:eu-central-1:999999999999:table/Agents',
      keys: { LeadingKeys: ['ana'], Attributes: ['userId'], Select: 'ALL_ATTRIBUTES' },
    },
  ],
  // Scan: no leading keys, whatever it filters
  [
    'Scan that filters by partition key',
    'Scan',
    { TableName, FilterExpression: 'userId = :u', ExpressionAttributeValues: u },
    { action: 'Scan', keys: { Attributes: ['userId'], Select: 'ALL_ATTRIBUTES' } },
  ],
  ['Scan of everything', 'Scan', { TableName }, { action: 'Scan', keys: { Select: 'ALL_ATTRIBUTES' } }],
  [
    'Scan of an index',
    'Scan',
    { TableName, IndexName: 'ByStation' },
    { action: 'Scan', on: arn('Agents/index/ByStation'), keys: { Select: 'ALL_PROJECTED_ATTRIBUTES' } },
  ],
  // One item
  [
    'GetItem',
    'GetItem',
    { TableName, Key, ProjectionExpression: 'realName' },
    {
      action: 'GetItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'realName'],
        Select: 'SPECIFIC_ATTRIBUTES',
      },
    },
  ],
  [
    'PutItem with a condition',
    'PutItem',
    {
      TableName,
      Item: { ...Key, notes: { S: 'x' } },
      ConditionExpression: 'attribute_not_exists(clearance)',
      ReturnValues: 'ALL_OLD',
    },
    {
      action: 'PutItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'notes', 'clearance'],
        ReturnValues: 'ALL_OLD',
      },
    },
  ],
  [
    'UpdateItem: what it sets, reads and removes',
    'UpdateItem',
    {
      TableName,
      Key,
      UpdateExpression: 'SET visits = :n REMOVE notes',
      ConditionExpression: 'clearance > :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
    },
    {
      action: 'UpdateItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'visits', 'notes', 'clearance'],
        ReturnValues: 'NONE',
      },
    },
  ],
  [
    'UpdateItem: an attribute that it only copies from',
    'UpdateItem',
    { TableName, Key, UpdateExpression: 'SET notes = secret' },
    {
      action: 'UpdateItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'notes', 'secret'],
        ReturnValues: 'NONE',
      },
    },
  ],
  [
    'UpdateItem: what stands in its calls and sums',
    'UpdateItem',
    {
      TableName,
      Key,
      UpdateExpression: 'SET notes = if_not_exists(#h.deep, list_append(a, b)) - c',
      ExpressionAttributeNames: { '#h': 'hidden' },
    },
    {
      action: 'UpdateItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'notes', 'hidden', 'a', 'b', 'c'],
        ReturnValues: 'NONE',
      },
    },
  ],
  [
    'DeleteItem with a legacy condition',
    'DeleteItem',
    { TableName, Key, Expected: { clearance: { Exists: false } } },
    {
      action: 'DeleteItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'clearance'],
        ReturnValues: 'NONE',
      },
    },
  ],
  // Several items: every partition counts
  [
    'BatchGetItem from two tables',
    'BatchGetItem',
    {
      RequestItems: {
        Agents: { Keys: [Key, other], ProjectionExpression: 'notes' },
        Stations: { Keys: [{ city: { S: 'Vienna' } }] },
      },
    },
    {
      action: 'BatchGetItem',
      keys: {
        LeadingKeys: ['ana', 'ben'],
        Attributes: ['userId', 'fieldName', 'notes'],
        Select: 'SPECIFIC_ATTRIBUTES',
      },
    },
    {
      action: 'BatchGetItem',
      on: arn('Stations'),
      keys: { LeadingKeys: ['Vienna'], Attributes: ['city'], Select: 'ALL_ATTRIBUTES' },
    },
  ],
  [
    'BatchWriteItem that puts and deletes',
    'BatchWriteItem',
    {
      RequestItems: {
        Agents: [{ PutRequest: { Item: { ...Key, notes: { S: 'x' } } } }, { DeleteRequest: { Key: other } }],
      },
    },
    {
      action: 'BatchWriteItem',
      keys: { LeadingKeys: ['ana', 'ben'], Attributes: ['userId', 'fieldName', 'notes'] },
    },
  ],
  [
    'TransactGetItems: GetItem of each',
    'TransactGetItems',
    { TransactItems: [{ Get: { TableName, Key } }, { Get: { TableName, Key: other } }] },
    {
      action: 'GetItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName'],
        EnclosingOperation: 'TransactGetItems',
      },
    },
    {
      action: 'GetItem',
      keys: {
        LeadingKeys: ['ben'],
        Attributes: ['userId', 'fieldName'],
        EnclosingOperation: 'TransactGetItems',
      },
    },
  ],
  [
    'TransactWriteItems: the action of each part',
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName, Item: Key } },
        { ConditionCheck: { TableName: 'Stations', Key: { city: { S: 'Vienna' } } } },
      ],
    },
    {
      action: 'PutItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName'],
        EnclosingOperation: 'TransactWriteItems',
      },
    },
    {
      action: 'ConditionCheckItem',
      on: arn('Stations'),
      keys: { LeadingKeys: ['Vienna'], Attributes: ['city'], EnclosingOperation: 'TransactWriteItems' },
    },
  ],
  // PartiQL: the verb is the action; nothing in a statement counts as a leading key here
  [
    'ExecuteStatement SELECT',
    'ExecuteStatement',
    { Statement: `SELECT * FROM "Agents" WHERE userId = 'ana'` },
    { action: 'PartiQLSelect', keys: { FullTableScan: 'true' } },
  ],
  [
    'ExecuteStatement SELECT from an index',
    'ExecuteStatement',
    { Statement: 'select notes from "Agents"."ByStation"' },
    { action: 'PartiQLSelect', on: arn('Agents/index/ByStation'), keys: { FullTableScan: 'true' } },
  ],
  [
    'BatchExecuteStatement INSERT and DELETE',
    'BatchExecuteStatement',
    {
      Statements: [
        { Statement: `INSERT INTO Agents VALUE {'userId': 'ana'}` },
        { Statement: 'DELETE FROM "Agents"' },
      ],
    },
    { action: 'PartiQLInsert', keys: {} },
    { action: 'PartiQLDelete', keys: {} },
  ],
  [
    'ExecuteTransaction UPDATE',
    'ExecuteTransaction',
    { TransactStatements: [{ Statement: 'UPDATE "Agents" SET notes = 1' }] },
    { action: 'PartiQLUpdate', keys: { EnclosingOperation: 'ExecuteTransaction' } },
  ],
  // No condition keys at all
  ['DescribeTable', 'DescribeTable', { TableName }, { action: 'DescribeTable', keys: {} }],
  ['ListTables', 'ListTables', {}, { action: 'ListTables', on: arn('*'), keys: {} }],
]

test.each(rows)('%s', (_, operation, input, ...asked) => {
  const { accesses } = parseOperation(operation, { ...input }, place)
  const inOrder = (value: string | readonly string[]) =>
    typeof value === 'string' ? value : [...value].sort()
  expect(
    accesses.map(({ action, resource, context }) => ({
      action,
      resource,
      keys: Object.fromEntries([...context].map(([key, value]) => [key, inOrder(value)])),
    })),
  ).toEqual(
    asked.map(({ action, on = arn('Agents'), keys }) => ({
      action: `dynamodb:${action}`,
      resource: on,
      keys: Object.fromEntries(
        Object.entries(keys).map(([key, value]) => [`dynamodb:${key}`, inOrder(value)]),
      ),
    })),
  )
})

describe('every command that the SDK has', () => {
  const commands = Object.keys(dynamodb)
    .filter((name) => /^[A-Z].*Command$/.test(name))
    .map((name) => name.slice(0, -'Command'.length))

  test.each(commands)('%s is known, so that it is denied in AWS’s words and not as unknown', (operation) => {
    let type = ''
    try {
      parseOperation(operation, {}, place)
    } catch (error) {
      type = error instanceof Error && 'type' in error ? String(error.type) : String(error)
    }
    expect(type).not.toContain('UnknownOperation')
    expect(['', 'com.amazon.coral.validate#ValidationException']).toContain(type)
  })

  test('and a name that it does not have is unknown', () => {
    expect(commands.length).toBeGreaterThan(50)
    expect(() => parseOperation('QueryEverything', {}, place)).toThrow(
      expect.objectContaining({ type: 'com.amazon.coral.service#UnknownOperationException' }),
    )
  })
})
