import * as dynamodb from '@aws-sdk/client-dynamodb'
import { describe, expect, test } from 'vitest'
import { parseOperation } from '../../aws/local/dynamodb/parseOperation.ts'
import type { Access } from '../../aws/policy/request/Access.ts'
import type { Database } from '../../aws/policy/request/Database.ts'
import { sessionContextOf } from '../../aws/policy/session/sessionContextOf.ts'
import type { WebIdentity } from '../../aws/policy/session/WebIdentity.ts'
import { explainCall } from '../../src/access/decisions/explainCall.ts'
import type { Standing } from '../../src/access/standing/Standing.ts'
import type { Json, JsonObject } from '../../src/aws/calls/AwsCall.ts'
import { isJsonObject } from '../../src/aws/calls/isJsonObject.ts'

/**
 * The action, the resource and the condition keys that IAM receives for each operation. The local AWS decides by them,
 * and the app explains them.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
const database: Database = {
  region: 'eu-central-1',
  account: '123456789012',
  tables: new Map([
    [
      'Agents',
      {
        partitionKey: 'userId',
        sortKey: 'fieldName',
        indexes: new Map([
          ['ByContact', { partitionKey: 'userId', sortKey: 'lastContact' }],
          ['ByStation', { partitionKey: 'station', sortKey: undefined }],
        ]),
      },
    ],
    ['Stations', { partitionKey: 'city', sortKey: undefined, indexes: new Map() }],
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
  [
    'Query of an index: a key of the table leads nowhere there',
    'Query',
    {
      TableName,
      IndexName: 'ByStation',
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: u,
    },
    {
      action: 'Query',
      on: arn('Agents/index/ByStation'),
      keys: { Attributes: ['userId'], Select: 'ALL_PROJECTED_ATTRIBUTES' },
    },
  ],
  [
    'Query of an index whose partition key is the table’s',
    'Query',
    {
      TableName,
      IndexName: 'ByContact',
      KeyConditionExpression: 'userId = :u AND lastContact > :l',
      ProjectionExpression: 'fieldName',
      ExpressionAttributeValues: { ...u, ':l': { S: '2026' } },
    },
    {
      action: 'Query',
      on: arn('Agents/index/ByContact'),
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'lastContact', 'fieldName'],
        Select: 'SPECIFIC_ATTRIBUTES',
      },
    },
  ],
  [
    'Query of an index that nobody knows: every equality counts',
    'Query',
    {
      TableName,
      IndexName: 'ByNobody',
      KeyConditionExpression: 'userId = :u AND station = :s',
      ExpressionAttributeValues: { ...u, ':s': { S: 'Oslo' } },
    },
    {
      action: 'Query',
      on: arn('Agents/index/ByNobody'),
      keys: {
        LeadingKeys: ['ana', 'Oslo'],
        Attributes: ['userId', 'station'],
        Select: 'ALL_PROJECTED_ATTRIBUTES',
      },
    },
  ],
  [
    'Query whose operands stand in parentheses of their own',
    'Query',
    {
      TableName,
      KeyConditionExpression: '(userId) = (:u)',
      ExpressionAttributeValues: u,
    },
    { action: 'Query', keys: { LeadingKeys: ['ana'], Attributes: ['userId'], Select: 'ALL_ATTRIBUTES' } },
  ],
  [
    'Query without spaces, and with the members null that it leaves out',
    'Query',
    {
      TableName,
      IndexName: null,
      Select: null,
      ProjectionExpression: null,
      AttributesToGet: null,
      KeyConditionExpression: 'userId=:u',
      ExpressionAttributeValues: u,
    },
    { action: 'Query', keys: { LeadingKeys: ['ana'], Attributes: ['userId'], Select: 'ALL_ATTRIBUTES' } },
  ],
  [
    'Query for an empty key: the key has no value',
    'Query',
    { TableName, KeyConditionExpression: 'userId = :u', ExpressionAttributeValues: { ':u': { S: '' } } },
    { action: 'Query', keys: { Attributes: ['userId'], Select: 'ALL_ATTRIBUTES' } },
  ],
  // Scan: no leading keys, with any filter
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
    'UpdateItem that answers with the item when its condition fails: as much as ALL_OLD shows',
    'UpdateItem',
    {
      TableName,
      Key,
      UpdateExpression: 'SET notes = :n',
      ConditionExpression: 'attribute_exists(userId)',
      ExpressionAttributeValues: { ':n': { N: '1' } },
      ReturnValues: 'UPDATED_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
    {
      action: 'UpdateItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'notes'],
        ReturnValues: 'ALL_OLD',
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
    {
      TransactItems: [
        {
          Get: { TableName, Key, ProjectionExpression: '#r', ExpressionAttributeNames: { '#r': 'realName' } },
        },
        { Get: { TableName, Key: other } },
      ],
    },
    {
      action: 'GetItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'realName'],
        Select: 'SPECIFIC_ATTRIBUTES',
        EnclosingOperation: 'TransactGetItems',
      },
    },
    {
      action: 'GetItem',
      keys: {
        LeadingKeys: ['ben'],
        Attributes: ['userId', 'fieldName'],
        Select: 'ALL_ATTRIBUTES',
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
        {
          Update: {
            TableName,
            Key: other,
            UpdateExpression: 'SET notes = if_not_exists(realName, :n)',
            ExpressionAttributeValues: { ':n': { N: '1' } },
          },
        },
        { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(clearance)' } },
        {
          ConditionCheck: {
            TableName: 'Stations',
            Key: { city: { S: 'Vienna' } },
            ConditionExpression: 'attribute_exists(#c)',
            ExpressionAttributeNames: { '#c': 'country' },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ],
    },
    {
      action: 'PutItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName'],
        ReturnValues: 'NONE',
        EnclosingOperation: 'TransactWriteItems',
      },
    },
    {
      action: 'UpdateItem',
      keys: {
        LeadingKeys: ['ben'],
        Attributes: ['userId', 'fieldName', 'notes', 'realName'],
        ReturnValues: 'NONE',
        EnclosingOperation: 'TransactWriteItems',
      },
    },
    {
      action: 'DeleteItem',
      keys: {
        LeadingKeys: ['ana'],
        Attributes: ['userId', 'fieldName', 'clearance'],
        ReturnValues: 'NONE',
        EnclosingOperation: 'TransactWriteItems',
      },
    },
    {
      action: 'ConditionCheckItem',
      on: arn('Stations'),
      keys: {
        LeadingKeys: ['Vienna'],
        Attributes: ['city', 'country'],
        ReturnValues: 'ALL_OLD',
        EnclosingOperation: 'TransactWriteItems',
      },
    },
  ],
  // PartiQL: the verb is the action, and WHERE has the leading keys
  ...partiqlRows(),
  // No condition keys at all
  ['DescribeTable', 'DescribeTable', { TableName }, { action: 'DescribeTable', keys: {} }],
  ['ListTables', 'ListTables', { TableName }, { action: 'ListTables', on: arn('*'), keys: {} }],
]

describe.each(rows)('%s', (_, operation, input, ...asked) => {
  const expected = asked.map(({ action, on = arn('Agents'), keys }) => ({
    action: `dynamodb:${action}`,
    resource: on,
    keys: Object.fromEntries(Object.entries(keys).map(([key, value]) => [`dynamodb:${key}`, inOrder(value)])),
  }))

  test('is the question of the local AWS to IAM', () => {
    expect(parseOperation(operation, { ...input }, database).accesses.map(comparable)).toEqual(expected)
  })

  test('is the question of the app, together with the session’s keys', () => {
    const result = { is: 'pending' } as const
    const call = {
      id: 1,
      service: 'dynamodb',
      operation,
      startedAt: 0,
      input: toJson(input),
      result,
    } as const
    const requests = explainCall(call, standing)?.accesses.map(({ request }) => request) ?? []
    expect(
      requests.map((request) => comparable({ ...request, context: withoutSession(request.context) })),
    ).toEqual(expected)
    for (const { context } of requests) {
      expect(new Map([...context, ...standing.context])).toEqual(new Map(context))
    }
  })
})

const webIdentity: WebIdentity = {
  sub: 'eu-central-1:9f1c2a00-0000-4000-8000-000000000000',
  aud: 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c',
  amr: ['authenticated'],
  tags: new Map(),
}
const standing: Standing = {
  identityId: webIdentity.sub,
  ids: {
    region: database.region,
    identityId: webIdentity.sub,
    sub: '',
    identityPoolId: webIdentity.aud,
    others: [],
  },
  claims: {},
  role: { logicalId: 'AdministratorRole', trustPolicy: {}, policies: [] },
  group: null,
  policies: [],
  deployed: [],
  inPlaceOfDeployed: null,
  webIdentity,
  context: sessionContextOf(webIdentity),
  database,
}

function inOrder(value: string | readonly string[]) {
  return typeof value === 'string' ? value : [...value].sort()
}

function comparable({ action, resource, context }: Access) {
  return {
    action,
    resource,
    keys: Object.fromEntries([...context].map(([key, value]) => [key, inOrder(value)])),
  }
}

function withoutSession(context: Access['context']): Access['context'] {
  return new Map([...context].filter(([key]) => !standing.context.has(key)))
}

function toJson(input: object): JsonObject {
  const value: Json = JSON.parse(JSON.stringify(input))
  if (!isJsonObject(value)) throw new Error('the input is no object')
  return value
}

function partiqlRows(): typeof rows {
  const select = (where: string) => `SELECT notes FROM "Agents" WHERE ${where}`
  const bound = (...LeadingKeys: string[]) => ({ LeadingKeys, FullTableScan: 'false' })
  const unbound = { FullTableScan: 'true' }
  const selects: [where: string, keys: Asked['keys'], ...attributes: string[]][] = [
    [`userId = 'ana'`, bound('ana')],
    [`"userId"='ana'`, bound('ana')],
    [`'ana' = userId`, bound('ana')],
    [`userId = 'it''s'`, bound("it's")],
    [`(userId = 'ana')`, bound('ana')],
    [`(userId) = ('ana')`, bound('ana')],
    [`userId IN ['ana', 'ben']`, bound('ana', 'ben')],
    [`userId IN ('ana')`, bound('ana')],
    [`userId = 'ana' OR userId = 'ben'`, bound('ana', 'ben')],
    [`userId = 'ana' AND (notes = 'x' OR clearance > 1)`, bound('ana'), 'clearance'],
    [`userId = 'ana' AND begins_with(fieldName, 'H')`, bound('ana'), 'fieldName'],
    [`userId = 'ana' AND station.city = 'Oslo' AND missions[0] = 1`, bound('ana'), 'station', 'missions'],
    [`userId = 'ana' AND size("realName") > 3`, bound('ana'), 'realName'],
    [`userId = 'ana' AND realName IS NOT MISSING`, bound('ana'), 'realName'],
    [`userId = 'ana' AND clearance BETWEEN 1 AND 3`, bound('ana'), 'clearance'],
    [`userId = 'ana' -- OR userId = 'ben'`, bound('ana')],
    // One branch without a partition key reads all partitions.
    [`userId = 'ana' OR notes = 'x'`, unbound],
    [`NOT userId = 'ana'`, unbound],
    [`NOT (userId = 'ana')`, unbound],
    [`userId NOT IN ['ana']`, unbound],
    [`userId >= 'ana'`, unbound],
    [`userId <> 'ana'`, unbound],
    [`userId = notes`, unbound],
    [`userId.x = 'ana'`, unbound],
  ]
  return [
    ...selects.map(([where, keys, ...attributes]): (typeof rows)[number] => [
      `ExecuteStatement SELECT WHERE ${where}`,
      'ExecuteStatement',
      { Statement: select(where) },
      {
        action: 'PartiQLSelect',
        keys: {
          ...keys,
          Attributes: ['notes', 'userId', ...attributes],
          Select: 'SPECIFIC_ATTRIBUTES',
        },
      },
    ]),
    [
      'ExecuteStatement with a comparison in a text',
      'ExecuteStatement',
      { Statement: select(`notes = 'userId = ''ana'''`) },
      {
        action: 'PartiQLSelect',
        keys: { ...unbound, Attributes: ['notes'], Select: 'SPECIFIC_ATTRIBUTES' },
      },
    ],
    [
      'ExecuteStatement with parameters',
      'ExecuteStatement',
      {
        Statement: 'SELECT * FROM "Agents" WHERE notes = ? AND userId IN [?, ?]',
        Parameters: [{ S: 'x' }, { S: 'ana' }, { S: 'ben' }],
      },
      {
        action: 'PartiQLSelect',
        keys: { ...bound('ana', 'ben'), Attributes: ['notes', 'userId'], Select: 'ALL_ATTRIBUTES' },
      },
    ],
    [
      'ExecuteStatement SELECT from an index',
      'ExecuteStatement',
      { Statement: `select * from "Agents"."ByStation" where userId = 'ana'` },
      {
        action: 'PartiQLSelect',
        on: arn('Agents/index/ByStation'),
        keys: { ...unbound, Attributes: ['userId'], Select: 'ALL_PROJECTED_ATTRIBUTES' },
      },
    ],
    [
      'ExecuteStatement SELECT from an index by its own partition key',
      'ExecuteStatement',
      { Statement: `SELECT notes FROM Agents.ByStation WHERE station = 'Oslo' ORDER BY fieldName DESC` },
      {
        action: 'PartiQLSelect',
        on: arn('Agents/index/ByStation'),
        keys: {
          ...bound('Oslo'),
          Attributes: ['notes', 'station', 'fieldName'],
          Select: 'SPECIFIC_ATTRIBUTES',
        },
      },
    ],
    [
      'BatchExecuteStatement INSERT and DELETE',
      'BatchExecuteStatement',
      {
        Statements: [
          { Statement: `INSERT INTO Agents VALUE {'userId': 'ana', 'notes': ?}`, Parameters: [{ S: 'x' }] },
          { Statement: 'DELETE FROM "Agents"' },
        ],
      },
      {
        action: 'PartiQLInsert',
        keys: { LeadingKeys: ['ana'], Attributes: ['userId', 'notes'] },
      },
      { action: 'PartiQLDelete', keys: { ReturnValues: 'NONE' } },
    ],
    [
      'ExecuteTransaction UPDATE and EXISTS',
      'ExecuteTransaction',
      {
        TransactStatements: [
          {
            Statement: `UPDATE "Agents" SET notes = realName REMOVE clearance WHERE userId = ? AND fieldName = 'Heron' RETURNING ALL OLD *`,
            Parameters: [{ S: 'ben' }],
          },
          { Statement: `EXISTS(SELECT * FROM "Agents" WHERE userId = 'ana' AND fieldName = 'Heron')` },
        ],
      },
      {
        action: 'PartiQLUpdate',
        keys: {
          LeadingKeys: ['ben'],
          Attributes: ['notes', 'realName', 'clearance', 'userId', 'fieldName'],
          ReturnValues: 'ALL_OLD',
          EnclosingOperation: 'ExecuteTransaction',
        },
      },
      {
        action: 'PartiQLSelect',
        keys: {
          ...bound('ana'),
          Attributes: ['userId', 'fieldName'],
          Select: 'ALL_ATTRIBUTES',
          EnclosingOperation: 'ExecuteTransaction',
        },
      },
    ],
  ]
}

describe('every command that the SDK has', () => {
  const commands = Object.keys(dynamodb)
    .filter((name) => /^[A-Z].*Command$/.test(name))
    .map((name) => name.slice(0, -'Command'.length))

  test.each(commands)('%s is known, so that it is denied in AWS’s words and not as unknown', (operation) => {
    let type = ''
    try {
      parseOperation(operation, {}, database)
    } catch (error) {
      type = error instanceof Error && 'type' in error ? String(error.type) : String(error)
    }
    expect(type).not.toContain('UnknownOperation')
    expect(['', 'com.amazon.coral.validate#ValidationException']).toContain(type)
  })

  test('and a name that it does not have is unknown', () => {
    expect(commands.length).toBeGreaterThan(50)
    expect(() => parseOperation('QueryEverything', {}, database)).toThrow(
      expect.objectContaining({ type: 'com.amazon.coral.service#UnknownOperationException' }),
    )
  })
})
