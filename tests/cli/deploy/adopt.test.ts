import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { adopt } from '../../../aws/cli/deploy/adopt.ts'
import { destroy } from '../../../aws/cli/deploy/destroy.ts'
import { readTemplate } from '../../../aws/template/readTemplate.ts'
import { changesIn, deployOn, onStandIn, templateText } from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeEach(async () => {
  aws = await startStandIn()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

const template = readTemplate(templateText)

function adoptOn(
  standIn: StandIn,
  settings: { ids?: [string, string][]; planOnly?: boolean; confirmed?: boolean } = {},
) {
  const { ids = [], planOnly = false, confirmed = true } = settings
  return onStandIn(standIn, (surroundings) =>
    adopt(surroundings, {
      stackName: 'staging',
      template,
      parameters: new Map(),
      ids: new Map(ids),
      planOnly,
      confirm: async () => confirmed,
    }),
  )
}

const destroyOn = (standIn: StandIn) =>
  onStandIn(standIn, (surroundings) =>
    destroy(surroundings, { stackName: 'staging', confirm: async () => true }),
  )

const resourcesNow = () => aws.cloudFormation.stacks.get('staging')?.resources
const idOf = (logicalId: string) => resourcesNow()?.get(logicalId)?.physicalId

describe('after a stack was destroyed', () => {
  let before: Record<string, string | undefined>
  const kept = ['UserPool', 'IdentityPool', 'AgentsTable']

  beforeEach(async () => {
    await deployOn(aws, { stackName: 'staging' })
    before = Object.fromEntries([...kept, 'UserPoolClient'].map((name) => [name, idOf(name)]))
    expect((await destroyOn(aws)).failure).toBeUndefined()
  })

  test('takes the pools and the table back as they were, and a deployment adds everything else', async () => {
    const run = await adoptOn(aws)
    expect(run.failure).toBeUndefined()
    expect(run.result).toBe(true)
    expect(run.said).toContain(`Import UserPool (AWS::Cognito::UserPool): ${before.UserPool}`)
    expect(run.said).toContain('the app client among it: it gets another ID')
    expect(changesIn(run)).toEqual(['CreateChangeSet', 'ExecuteChangeSet'])
    for (const name of kept) expect(idOf(name)).toBe(before[name])

    const deployed = await deployOn(aws, { stackName: 'staging' })
    expect(deployed.failure).toBeUndefined()
    for (const name of kept) expect(idOf(name)).toBe(before[name])
    expect(idOf('UserPoolClient')).not.toBe(before.UserPoolClient)
    expect(resourcesNow()?.get('IdentityPool')?.properties.CognitoIdentityProviders).toMatchObject([
      { ClientId: idOf('UserPoolClient') },
    ])
    expect(aws.cloudFormation.stacks.get('staging')?.isProtected).toBe(true)
  })

  test('makes nothing without it, since a table of that name is there already', async () => {
    const run = await deployOn(aws, { stackName: 'staging' })
    expect(run.failure).toMatch(/^There is a table staging-AgentsTable already\..*--adopt/)
    expect(changesIn(run)).toEqual([])
  })

  test('goes on where it was stopped between the two', async () => {
    await adoptOn(aws)
    const again = await adoptOn(aws)
    expect(again.said).toContain('The kept resources are in the stack already.')
    expect(changesIn(again)).toEqual([])
    expect((await deployOn(aws, { stackName: 'staging' })).failure).toBeUndefined()
  })

  test.each([
    ['--plan', { planOnly: true }, undefined],
    ['a no', { confirmed: false }, 'Not confirmed.'],
  ])('changes nothing under %s', async (_, settings, failure) => {
    const run = await adoptOn(aws, settings)
    expect(run.failure).toBe(failure)
    expect(run.said).toContain('Import AgentsTable (AWS::DynamoDB::Table): staging-AgentsTable')
    expect(changesIn(run)).toEqual(['CreateChangeSet', 'DeleteChangeSet', 'DeleteStack'])
  })

  test('asks which one is meant where two pools have the same name', async () => {
    const pool = aws.cloudFormation.leftBehind.find(({ type }) => type === 'AWS::Cognito::UserPool')
    if (pool !== undefined)
      aws.cloudFormation.leftBehind.push({ ...pool, physicalId: 'eu-central-1_Pool0other' })
    const run = await adoptOn(aws)
    expect(run.failure).toBe(
      `Several pools have the name of UserPool: ${before.UserPool}, eu-central-1_Pool0other. Say which one: --kept UserPool=ID`,
    )
    const chosen = await adoptOn(aws, { ids: [['UserPool', 'eu-central-1_Pool0other']] })
    expect(chosen.failure).toBeUndefined()
    expect(idOf('UserPool')).toBe('eu-central-1_Pool0other')
  })

  test('leaves rows alone that are under another key than the stack is to have', async () => {
    aws.rows = [{ userId: { S: '6f8d10b7-98fb-41ca-977d-f55318b0508f' } }]
    const run = await adoptOn(aws)
    expect(run.failure).toContain('are under the key principal-tag')
    expect(changesIn(run)).toEqual([])
  })
})

test('has nothing to take back where no stack was ever, and does not touch one that is there', async () => {
  expect((await adoptOn(aws)).failure).toMatch(/^There is nothing to take back/)
  await deployOn(aws, { stackName: 'staging' })
  const run = await adoptOn(aws)
  expect(run.failure).toBe('The stack staging exists. --adopt makes it anew, after npm run destroy.')
  expect(changesIn(run)).toEqual([])
})
