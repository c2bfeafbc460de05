import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dynamoDbOf } from '../support/agentsQuery.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { templateWith } from '../support/templateWith.ts'

let local: TestAws
let south: SignedIn
let north: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  south = await signInOverHttp(local.config, 'office-south')
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

async function query(input: Partial<QueryCommandInput>, person = south, { config } = local) {
  const client = dynamoDbOf(config, person)
  const command = new QueryCommand({
    TableName: config.tableName,
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: person.partition } },
    ProjectionExpression: 'fieldName',
    ...input,
  })
  const { Items = [] } = await client.send(command).finally(() => client.destroy())
  return Items.map((item: Record<string, AttributeValue>) => item.fieldName?.S)
}

describe('an administrator', () => {
  test('reads agents in the order of the last contact, in both directions', async () => {
    const forward = await query({ IndexName: 'byLastContact' })
    expect(forward.at(0)).toBe('Umber Civet')
    expect(forward.at(-1)).toBe('Desert Thrush')
    const backward = await query({ IndexName: 'byLastContact', ScanIndexForward: false })
    expect(backward).toEqual(forward.toReversed())
  })

  test('reads agents of one status', async () => {
    const compromised = await query({
      IndexName: 'byStatus',
      KeyConditionExpression: 'userId = :u AND #s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':u': { S: south.partition }, ':s': { S: 'compromised' } },
    })
    expect(compromised).toEqual(['Saffron Viper'])
  })

  test('does not find an agent in an index whose key the agent lacks', async () => {
    const all = await query({})
    expect(all).toHaveLength(9)
    const lacking = async (IndexName: string) => {
      const found = await query({ IndexName })
      return all.filter((name) => !found.includes(name))
    }
    expect(await lacking('byLastContact')).toEqual(['Tidal Moray'])
    expect(await lacking('byStatus')).toEqual(['Olive Kestrel'])
  })

  test.each(['byLastContact', 'byStatus'])('cannot read anybody else’s agents in %s', async (IndexName) => {
    await expect(
      query({ IndexName, ExpressionAttributeValues: { ':u': { S: north.partition } } }),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`table/AgentsTable/index/${IndexName} because`),
    })
  })

  test.each([
    ['a hidden attribute by name', { ProjectionExpression: 'realName' }],
    ['all attributes that are projected', { ProjectionExpression: undefined }],
    ['all attributes', { ProjectionExpression: undefined, Select: 'ALL_ATTRIBUTES' as const }],
  ])('cannot ask an index for %s', async (_, input) => {
    await expect(query({ IndexName: 'byStatus', ...input })).rejects.toThrow('not authorized')
  })

  test('cannot read an index that the policy does not name', async () => {
    await expect(query({ IndexName: 'byStation' })).rejects.toThrow('not authorized')
  })
})

describe('a state from before there were indexes', () => {
  const indexes = / {6}GlobalSecondaryIndexes:[\s\S]*?(?= {6}PointInTimeRecoverySpecification)/g
  const before = templateWith(indexes, '')

  test('keeps its agents, and has them in the indexes too', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
    try {
      const old = await serveTestAws({ directory, template: before })
      await expect(
        query({ IndexName: 'byStatus' }, await signInOverHttp(old.config, 'office-south'), old),
      ).rejects.toThrow()
      await old.close()
      for (const _ of ['filled', 'and taken up again']) {
        const now = await serveTestAws({ directory })
        const person = await signInOverHttp(now.config, 'office-south')
        expect(await query({}, person, now)).toHaveLength(9)
        expect(await query({ IndexName: 'byLastContact' }, person, now)).toHaveLength(8)
        expect(await query({ IndexName: 'byStatus' }, person, now)).toHaveLength(8)
        await now.close()
      }
    } finally {
      rmSync(directory, { recursive: true })
    }
  })

  test('fills an index again when its key has changed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
    const other = templateWith(
      indexes,
      `      GlobalSecondaryIndexes:
        - IndexName: byStatus
          KeySchema:
            - AttributeName: userId
              KeyType: HASH
            - AttributeName: station
              KeyType: RANGE
          Projection:
            ProjectionType: ALL
`,
    ).replace(/AttributeName: lastContact(?=\s+AttributeType)/, 'AttributeName: station')
    try {
      await (await serveTestAws({ directory })).close()
      const now = await serveTestAws({ directory, template: other })
      const person = await signInOverHttp(now.config, 'office-south')
      // Every agent has a station, so the agent without a status is in this index.
      expect(await query({ IndexName: 'byStatus' }, person, now)).toHaveLength(9)
      await expect(query({ IndexName: 'byLastContact' }, person, now)).rejects.toThrow(
        'does not have the specified index',
      )
      await now.close()
    } finally {
      rmSync(directory, { recursive: true })
    }
  })
})
