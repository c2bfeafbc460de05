import { describe, expect, test } from 'vitest'
import { accessesOf } from '../../src/access/decisions/accessesOf.ts'
import type { JsonObject } from '../../src/aws/calls/AwsCall.ts'

const place = { region: 'eu-central-1', account: '123456789012', partitionKey: 'userId' }
const table = 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable'
const values = { ':u': { S: 'mine' }, ':v': { S: 'theirs' } }

function keysOf(operation: string, input: JsonObject) {
  return accessesOf({ operation, input: { TableName: 'AgentsTable', ...input } }, place).map(
    ({ context }) => context.get('dynamodb:LeadingKeys') ?? 'none',
  )
}

describe('the leading keys of a request', () => {
  test.each([
    ['an equality', 'userId = :u', {}],
    ['an alias', '#k = :u', { ExpressionAttributeNames: { '#k': 'userId' } }],
    ['parentheses', '(userId = :u)', {}],
    ['reversed operands', ':u = userId', {}],
    ['no spaces', 'userId=:u', {}],
    ['a condition on the sort key', 'begins_with(fieldName, :v) AND userId = :u', {}],
  ])('are found through %s', (_, KeyConditionExpression, names) => {
    const input = { KeyConditionExpression, ExpressionAttributeValues: values, ...names }
    expect(keysOf('Query', input)).toEqual([['mine']])
  })

  test.each([
    ['an equality of another attribute', { KeyConditionExpression: 'station = :u' }],
    ['a range', { KeyConditionExpression: 'userId >= :u' }],
    [
      'an empty value',
      { KeyConditionExpression: 'userId = :u', ExpressionAttributeValues: { ':u': { S: '' } } },
    ],
  ])('are not found in %s', (_, input) => {
    expect(keysOf('Query', { ExpressionAttributeValues: values, ...input })).toEqual(['none'])
  })

  test('of a Scan are none, whatever it filters', () => {
    const input = { FilterExpression: 'userId = :u', ExpressionAttributeValues: values }
    expect(keysOf('Scan', input)).toEqual(['none'])
  })

  test('are those of a key, of an item, and of the old parameters', () => {
    expect(keysOf('GetItem', { Key: { userId: { S: 'mine' } } })).toEqual([['mine']])
    expect(keysOf('PutItem', { Item: { userId: { S: 'mine' } } })).toEqual([['mine']])
    const userId = { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'theirs' }] }
    expect(keysOf('Query', { KeyConditions: { userId } })).toEqual([['theirs']])
  })

  test('of a batch are all of them', () => {
    const Keys = [{ userId: { S: 'mine' } }, { userId: { S: 'theirs' } }]
    expect(keysOf('BatchGetItem', { RequestItems: { AgentsTable: { Keys } } })).toEqual([['mine', 'theirs']])
  })

  test('of PartiQL are what WHERE compares the key with', () => {
    expect(
      keysOf('ExecuteStatement', { Statement: `SELECT * FROM "AgentsTable" WHERE userId = 'mine'` }),
    ).toEqual([['mine']])
    expect(keysOf('ExecuteStatement', { Statement: 'SELECT * FROM AgentsTable' })).toEqual(['none'])
  })
})

test('a transaction needs the action of each of its parts', () => {
  const Get = { TableName: 'AgentsTable', Key: { userId: { S: 'mine' } } }
  const [access] = accessesOf({ operation: 'TransactGetItems', input: { TransactItems: [{ Get }] } }, place)
  expect(access).toMatchObject({ action: 'dynamodb:GetItem', resource: table })
  expect(access?.context.get('dynamodb:EnclosingOperation')).toBe('TransactGetItems')
})

test('every attribute that is named anywhere counts, by its name and only at the top level', () => {
  const input = {
    TableName: 'AgentsTable',
    KeyConditionExpression: 'userId = :u AND begins_with(fieldName, :v)',
    FilterExpression: 'attribute_exists(realName) AND NOT #s IN (:u, :v) AND address.city = :u',
    ProjectionExpression: '#s, notes',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: values,
  }
  const [access] = accessesOf({ operation: 'Query', input }, place)
  expect([...(access?.context.get('dynamodb:Attributes') ?? [])].sort()).toEqual(
    ['address', 'fieldName', 'notes', 'realName', 'status', 'userId'].sort(),
  )
  expect(access?.context.get('dynamodb:Select')).toBe('SPECIFIC_ATTRIBUTES')
})

test('a table is named by its name or by its ARN, and an index is a resource of its own', () => {
  const resource = (input: JsonObject) => accessesOf({ operation: 'Query', input }, place)[0]?.resource
  expect(resource({ TableName: 'AgentsTable' })).toBe(table)
  expect(resource({ TableName: table })).toBe(table)
  expect(resource({ TableName: 'AgentsTable', IndexName: 'by-station' })).toBe(`${table}/index/by-station`)
})
