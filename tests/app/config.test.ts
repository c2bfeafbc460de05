import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'

const config = {
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '3n4b5urk1ft4fl3mg5e62d9ado',
  identityPoolId: 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c',
  tableName: 'AgentsTable',
  partitionKey: 'identity-id',
  authenticatorApp: 'required',
  leadGroup: 'AgencyLeads',
  visibleAttributes: 'userId,fieldName',
  idleMinutes: '15',
}
const parsed = {
  ...config,
  officesTableName: 'OfficesTable',
  visibleAttributes: ['userId', 'fieldName'],
  delivery: 'direct',
  editing: 'none',
  editableAttributes: [],
  idleMinutes: 15,
}

/** The wrong members, with the message about each. */
function faultsOf(input: unknown): [string, string][] {
  const result = parseConfig(input)
  return result.ok ? [] : result.faults.map(({ name, problem }) => [name, problem])
}

describe('parseConfig', () => {
  test('accepts the outputs of a stack, with an endpoint or without', () => {
    expect(parseConfig(config)).toEqual({ ok: true, config: parsed })
    expect(faultsOf({ ...config, endpoint: 'http://localhost:5173/aws' })).toEqual([])
    expect(parseConfig({ ...config, officesTableName: 'staging-offices' })).toMatchObject({
      config: { officesTableName: 'staging-offices' },
    })
    expect(faultsOf({ ...config, officesTableName: 'an office' })).toMatchObject([
      ['officesTableName', expect.any(String)],
    ])
    expect(faultsOf({ ...config, partitionKey: 'principal-tag' })).toEqual([])
  })

  test.each(['direct', 'cognito-same-origin', 'same-origin'])('takes the delivery %s', (delivery) => {
    expect(parseConfig({ ...config, delivery })).toEqual({ ok: true, config: { ...parsed, delivery } })
  })

  test.each([[''], ['Same-Origin'], [null]])('refuses the delivery %j', (delivery) => {
    expect(faultsOf({ ...config, delivery }).map(([name]) => name)).toEqual(['delivery'])
  })

  test('accepts the minutes until the lock, and refuses values with which the app would never or always lock', () => {
    for (const [idleMinutes, minutes] of [
      ['1', 1],
      ['7.5', 7.5],
      ['720', 720],
      [5, 5],
    ] as const) {
      expect(parseConfig({ ...config, idleMinutes })).toEqual({
        ok: true,
        config: { ...parsed, idleMinutes: minutes },
      })
    }
    for (const idleMinutes of ['0', '0.9', '721', '1e9', '-15', 'Infinity', 'never', '', 0, 721, true])
      expect(faultsOf({ ...config, idleMinutes })).toEqual([['idleMinutes', expect.any(String)]])
  })

  test('says which pool is which when their IDs are swapped', () => {
    const swapped = { ...config, userPoolId: config.identityPoolId, identityPoolId: config.userPoolId }
    expect(faultsOf(swapped)).toEqual([
      ['userPoolId', expect.stringContaining('is the ID of an identity pool')],
      ['identityPoolId', expect.stringContaining('is the ID of a user pool')],
    ])
  })

  test('reports a missing value by name, and all of them at once', () => {
    expect(faultsOf({})).toEqual(
      [
        'region',
        'userPoolId',
        'userPoolClientId',
        'identityPoolId',
        'tableName',
        'partitionKey',
        'leadGroup',
        'visibleAttributes',
        'idleMinutes',
      ].map((name) => [name, 'is missing.']),
    )
  })

  test('reports a Region that is not the one of the pools, beside other faults', () => {
    expect(faultsOf({ ...config, region: 'us-east-1', tableName: '' }).map(([name]) => name)).toEqual([
      'tableName',
      'userPoolId',
      'identityPoolId',
    ])
  })

  test.each([
    ['a line break after an ID', { userPoolId: `${config.userPoolId}\n` }, 'has a space or a line break'],
    ['a space before the Region', { region: ' eu-central-1' }, 'has a space or a line break'],
    ['an empty client ID', { userPoolClientId: '' }, 'is empty'],
    [
      'an identity ID without its Region',
      { identityPoolId: config.identityPoolId.slice(13) },
      'is not an identity',
    ],
    ['a table ARN', { tableName: 'arn:aws:dynamodb:eu-central-1:1:table/A' }, 'is not a table name'],
    ['a partition key of another kind', { partitionKey: 'sub' }, 'has to be identity-id or principal-tag'],
    ['attributes with spaces between', { visibleAttributes: 'userId, fieldName' }, 'is not a list of'],
    ['an empty attribute', { visibleAttributes: 'userId,,fieldName' }, 'is not a list of attributes'],
    ['an endpoint that ends in a slash', { endpoint: 'http://localhost:5173/aws/' }, 'without a slash'],
    ['an endpoint that is no address', { endpoint: 'localhost:5173' }, 'is not an address'],
    ['a number for a name', { tableName: 7 }, 'is not text'],
  ])('refuses %s', (_, change, words) => {
    expect(faultsOf({ ...config, ...change })).toEqual([
      [Object.keys(change)[0], expect.stringContaining(words)],
    ])
  })

  test.each([[null], ['text'], [7]])('refuses %j, which is no object', (input) => {
    expect(faultsOf(input)).toHaveLength(1)
  })
})
