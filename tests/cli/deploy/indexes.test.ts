import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readTemplate } from '../../../aws/template/readTemplate.ts'
import { changesIn, deployOn, templateText } from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeEach(async () => {
  aws = await startStandIn()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

/** The template as JSON. Its table has these indexes; each is on userId and another attribute. */
function withIndexes(...attributes: string[]): string {
  const { Resources, ...rest } = readTemplate(templateText)
  const { AgentsTable } = Resources
  const own = ['userId', 'fieldName']
  const Properties = {
    ...AgentsTable?.Properties,
    AttributeDefinitions: [...own, ...attributes].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: attributes.map((attribute) => ({
      IndexName: `by-${attribute}`,
      KeySchema: [
        { AttributeName: 'userId', KeyType: 'HASH' },
        { AttributeName: attribute, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    })),
  }
  return JSON.stringify({ ...rest, Resources: { ...Resources, AgentsTable: { ...AgentsTable, Properties } } })
}

const indexesNow = () => {
  const table = aws.cloudFormation.stacks.get('leading-keys')?.resources.get('AgentsTable')
  return JSON.stringify(table?.properties.GlobalSecondaryIndexes ?? []).match(/by-\w+/g) ?? []
}

test('a new table has all of its indexes at once', async () => {
  const run = await deployOn(aws, { templateText: withIndexes('status', 'lastContact') })
  expect(run.failure).toBeUndefined()
  expect(changesIn(run).filter((call) => call === 'ExecuteChangeSet')).toHaveLength(1)
  expect(indexesNow()).toEqual(['by-status', 'by-lastContact'])
})

test('a table that is there gets them one by one, after one question, and is never thought lost', async () => {
  await deployOn(aws, { templateText: withIndexes() })
  let questions = 0
  const confirm = async () => {
    questions += 1
    return true
  }
  const run = await deployOn(aws, { templateText: withIndexes('status', 'lastContact'), confirm })
  expect(run.failure).toBeUndefined()
  expect(run.said).toContain('AWS makes or deletes one index of a table in an update: 1 more to follow.')
  expect(changesIn(run).filter((call) => call === 'ExecuteChangeSet')).toHaveLength(2)
  expect(questions).toBe(1)
  expect(indexesNow()).toEqual(['by-status', 'by-lastContact'])
})

test('a changed index is deleted first and then made again', async () => {
  await deployOn(aws, { templateText: withIndexes('status', 'lastContact') })
  const run = await deployOn(aws, { templateText: withIndexes('lastContact', 'station') })
  expect(run.failure).toBeUndefined()
  expect(changesIn(run).filter((call) => call === 'ExecuteChangeSet')).toHaveLength(2)
  expect(indexesNow()).toEqual(['by-lastContact', 'by-station'])
})

test('an update that stopped half-way goes on with the index that is missing', async () => {
  await deployOn(aws, { templateText: withIndexes() })
  let executed = 0
  const stop = new AbortController()
  aws.interfere = (call) => {
    if (call === 'ExecuteChangeSet') executed += 1
    if (executed === 2) stop.abort()
    return undefined
  }
  const run = await deployOn(aws, { templateText: withIndexes('status', 'lastContact'), signal: stop.signal })
  expect(run.failure).toBe('Stopped.')
  aws.interfere = () => undefined
  aws.cloudFormation.finish()
  expect(
    (await deployOn(aws, { templateText: withIndexes('status', 'lastContact') })).failure,
  ).toBeUndefined()
  expect(indexesNow()).toEqual(['by-status', 'by-lastContact'])
})

test('an attribute whose type changes would replace the table, and is refused', async () => {
  await deployOn(aws, { templateText: withIndexes('status') })
  const numbers = withIndexes('status').replace(
    '{"AttributeName":"status","AttributeType":"S"}',
    '{"AttributeName":"status","AttributeType":"N"}',
  )
  const run = await deployOn(aws, { templateText: numbers })
  expect(run.failure).toContain('--replace AgentsTable')
})
