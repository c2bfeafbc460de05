import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deployOn, templateText } from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeEach(async () => {
  aws = await startStandIn()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

const audited = { parameters: new Map([['AuditEmail', 'security@example.com']]) }

test('two stacks can be made at the same time in one account and Region, each with its own table', async () => {
  const [production, staging] = await Promise.all([
    deployOn(aws, audited),
    deployOn(aws, { ...audited, stackName: 'staging' }),
  ])
  expect([production.failure, staging.failure]).toEqual([undefined, undefined])
  const tables = ['leading-keys', 'staging'].map((name) =>
    aws.cloudFormation.stacks.get(name)?.outputs.get('tableName'),
  )
  expect(tables).toEqual(['AgentsTable', 'staging-AgentsTable'])
})

test('an update keeps the name of the table, which the template gives a stack of another name only once', async () => {
  await deployOn(aws, { stackName: 'staging', parameters: new Map([['TableName', 'Trial']]) })
  const run = await deployOn(aws, { stackName: 'staging', parameters: new Map([['IdleMinutes', '5']]) })
  expect(run.failure).toBeUndefined()
  expect(aws.cloudFormation.stacks.get('staging')?.outputs.get('tableName')).toBe('Trial')
})

test('another name for the table would be another table, and is refused', async () => {
  await deployOn(aws)
  const run = await deployOn(aws, { parameters: new Map([['TableName', 'Other']]) })
  expect(run.failure).toContain('--replace AgentsTable')
  expect(aws.cloudFormation.stacks.get('leading-keys')?.outputs.get('tableName')).toBe('AgentsTable')
})

test('a stack from before the parameter TableName keeps AgentsTable', async () => {
  const before = templateText
    .replace(/\n {2}TableName:\n(?: {4}.*\n)+/, '\n')
    .replace('TableName: !Ref TableName', 'TableName: AgentsTable')
  await deployOn(aws, { stackName: 'staging', templateText: before })
  expect(aws.cloudFormation.stacks.get('staging')?.parameters.has('TableName')).toBe(false)
  const run = await deployOn(aws, { stackName: 'staging' })
  expect(run.failure).toBeUndefined()
  expect(aws.cloudFormation.stacks.get('staging')?.outputs.get('tableName')).toBe('AgentsTable')
})
