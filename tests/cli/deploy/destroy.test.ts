import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { destroy } from '../../../aws/cli/deploy/destroy.ts'
import { AwsFailure } from '../../support/stand-in/AwsFailure.ts'
import { changesIn, deployOn, onStandIn } from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeEach(async () => {
  aws = await startStandIn()
  await deployOn(aws)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

function destroyOn(standIn: StandIn, confirmed = true, stackName = 'leading-keys') {
  return onStandIn(standIn, (surroundings) =>
    destroy(surroundings, { stackName, confirm: async () => confirmed }),
  )
}

const stack = () => aws.cloudFormation.stacks.get('leading-keys')

test('says what it deletes, what it keeps and how to take that back; empties the bucket, lifts the protection, and deletes', async () => {
  const run = await destroyOn(aws)
  expect(run.failure).toBeUndefined()
  expect(run.said).toMatch(/^Will be deleted: .*AppBucket.*Distribution/m)
  expect(run.said).toMatch(/^ {2}UserPool +eu-central-1_Pool/m)
  expect(run.said).toMatch(/^ {2}AgentsTable +AgentsTable$/m)
  expect(run.said).toContain('Nobody can sign in any more')
  expect(run.said).toContain('npm run deploy -- --stack leading-keys --adopt')
  expect(changesIn(run)).toEqual(['UpdateTerminationProtection', 'DeleteObjects', 'DeleteStack'])
  expect(stack()?.status).toBe('DELETE_COMPLETE')
  expect(aws.cloudFormation.leftBehind.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['AWS::Cognito::UserPool', 'AWS::Cognito::IdentityPool', 'AWS::DynamoDB::Table']),
  )
})

test('deletes nothing, and leaves the protection on, before the operator agrees', async () => {
  const run = await destroyOn(aws, false)
  expect(run.failure).toBe('Not confirmed.')
  expect(run.stands).toBe('Nothing was changed.')
  expect(changesIn(run)).toEqual([])
  expect(stack()?.isProtected).toBe(true)
})

test('clears away a stack that was never whole', async () => {
  Object.assign(stack() ?? {}, { status: 'ROLLBACK_COMPLETE', isProtected: false })
  stack()?.resources.delete('AppBucket')
  const run = await destroyOn(aws)
  expect(run.failure).toBeUndefined()
  expect(changesIn(run)).toEqual(['DeleteStack'])
})

test('says so when there is nothing to delete, or another operation is under way', async () => {
  expect((await destroyOn(aws, true, 'staging')).failure).toBe(
    'There is no stack staging in this account and Region.',
  )
  Object.assign(stack() ?? {}, { status: 'UPDATE_IN_PROGRESS' })
  const run = await destroyOn(aws)
  expect(run.failure).toContain('is being changed (UPDATE_IN_PROGRESS)')
  expect(changesIn(run)).toEqual([])
})

test('leaves the stack of something else alone, and goes by the template that the stack has', async () => {
  const own = stack()?.templateBody ?? ''
  Object.assign(stack() ?? {}, { templateBody: 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n' })
  const run = await destroyOn(aws)
  expect(run.failure).toMatch(/^The stack leading-keys is of something else/)
  expect(changesIn(run)).toEqual([])
  const keepsNoTable = own.replace(/(AgentsTable:\n {4}Type: .*\n) {4}DeletionPolicy: Retain\n/, '$1')
  expect(keepsNoTable).not.toBe(own)
  Object.assign(stack() ?? {}, { templateBody: keepsNoTable })
  const { said } = await destroyOn(aws, false)
  expect(said).toMatch(/^Will be deleted: .*AgentsTable/m)
})

test('names the resource that cannot be deleted', async () => {
  aws.cloudFormation.failing.set('AppBucket', 'The bucket is not empty')
  expect((await destroyOn(aws)).failure).toBe(
    'AppBucket (AWS::S3::Bucket) failed: The bucket is not empty\nThe stack is DELETE_FAILED.',
  )
})

describe('a failed call ends it, and it says what still exists:', () => {
  test.each([
    ['UpdateTerminationProtection', 'Nothing was changed.'],
    ['DeleteObjects', 'Some or all files of the app are deleted, and nothing else. Run this again.'],
    [
      'DeleteStack',
      'The files of the app are deleted. Whether AWS has begun to delete the stack shows when this is run again.',
    ],
  ])('%s', async (failing, sentence) => {
    aws.interfere = (call) => (call === failing ? new AwsFailure('Throttling', 'Rate exceeded') : undefined)
    const run = await destroyOn(aws)
    expect(run.failure).toBe('AWS answered Throttling: Rate exceeded.')
    expect(run.stands).toBe(sentence)
    aws.interfere = () => undefined
    expect((await destroyOn(aws)).failure).toBeUndefined()
  })
})
