import { describe, expect, test } from 'vitest'
import { AwsCallError } from '../../../aws/cli/awsCli/callAws.ts'
import { destroy } from '../../../aws/cli/deploy/destroy.ts'
import { type Scenario, StandInAws } from '../../support/StandInAws.ts'

const resource = (LogicalResourceId: string, ResourceType: string, PhysicalResourceId?: string) => ({
  LogicalResourceId,
  ResourceType,
  PhysicalResourceId,
  ResourceStatus: PhysicalResourceId === undefined ? 'CREATE_FAILED' : 'CREATE_COMPLETE',
})

const whole = [
  resource('IdentityPool', 'AWS::Cognito::IdentityPool', 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c'),
  resource('AgentsTable', 'AWS::DynamoDB::Table', 'AgentsTable'),
  resource('AppBucket', 'AWS::S3::Bucket', 'leading-keys-appbucket-1a2b'),
  resource('Distribution', 'AWS::CloudFront::Distribution', 'E1A2B3C4D5E6F7'),
]

async function destroyIn(scenario: Scenario, answer = true) {
  const aws = new StandInAws({ status: 'CREATE_COMPLETE', resources: whole, ...scenario })
  const said: string[] = []
  let failure: string | undefined
  await destroy(
    { call: aws.call, say: (line) => said.push(line), pause: async () => {} },
    {
      stackName: 'leading-keys',
      retained: new Set(['IdentityPool', 'AgentsTable']),
      confirm: async () => answer,
    },
  ).catch((error: unknown) => {
    failure = error instanceof Error ? error.message : String(error)
  })
  return { aws, said: said.join('\n'), failure }
}

test('names what goes and what stays, empties the bucket of the app, and deletes', async () => {
  const { aws, said, failure } = await destroyIn({})
  expect(failure).toBeUndefined()
  expect(said).toContain('Will be deleted: AppBucket, Distribution')
  expect(said).toContain(
    '  IdentityPool     eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c\n  AgentsTable      AgentsTable',
  )
  expect(said).toContain('everybody has another ID')
  expect(aws.changes).toEqual(['s3 rm', 'cloudformation delete-stack'])
  expect(aws.calls).toContain('s3 rm s3://leading-keys-appbucket-1a2b --recursive --only-show-errors')
})

test('deletes nothing before somebody has agreed', async () => {
  const { aws, failure } = await destroyIn({}, false)
  expect(failure).toBe('Nothing was deleted.')
  expect(aws.changes).toEqual([])
})

test('clears away a stack that was never whole', async () => {
  const resources = [resource('AppBucket', 'AWS::S3::Bucket'), ...whole.slice(0, 2)]
  const { aws, failure } = await destroyIn({ status: 'ROLLBACK_COMPLETE', resources })
  expect(failure).toBeUndefined()
  expect(aws.changes).toEqual(['cloudformation delete-stack'])
})

test('says so when there is nothing to delete, or somebody else is at it', async () => {
  const none = new StandInAws({})
  const nobody = { stackName: 'leading-keys', retained: new Set<string>(), confirm: async () => true }
  await expect(destroy({ call: none.call, say: () => {}, pause: async () => {} }, nobody)).rejects.toThrow(
    'There is no stack leading-keys in this account and Region.',
  )
  const { aws, failure } = await destroyIn({ status: 'UPDATE_IN_PROGRESS' })
  expect(failure).toContain('is being changed (UPDATE_IN_PROGRESS)')
  expect(aws.changes).toEqual([])
})

test('names the resource that cannot be deleted', async () => {
  const { failure } = await destroyIn({
    outcomes: [['AppBucket', 'AWS::S3::Bucket', 'DELETE_FAILED', 'The bucket is not empty']],
    ends: 'DELETE_FAILED',
  })
  expect(failure).toBe(
    'AppBucket (AWS::S3::Bucket) failed: The bucket is not empty\nThe stack is DELETE_FAILED.',
  )
})

describe('a call that fails ends it with what was done by then:', () => {
  const error = new AwsCallError('Rate exceeded (Throttling)', 'Throttling')
  const emptied = 'The files of the app are deleted. '
  test.each([
    ['s3 rm', 0, 'Some or all files of the app may be deleted, and nothing else. Run this again.'],
    ['cloudformation describe-stack-events', 0, `${emptied}The stack is not. Run this again.`],
    [
      'cloudformation delete-stack',
      0,
      `${emptied}Whether AWS has begun to delete the stack shows when this is run again.`,
    ],
    [
      'cloudformation describe-stack-events',
      1,
      `${emptied}AWS goes on deleting the stack. Run this again to see what came of it.`,
    ],
  ])('%s, after %i such', async (call, after, sentence) => {
    const { failure } = await destroyIn({ failing: [{ call, after, error }] })
    expect(failure).toBe(`${error.message}\n${sentence}`)
  })

  test('and the stack is left alone where the bucket could not be emptied', async () => {
    const { aws } = await destroyIn({ failing: [{ call: 's3 rm', error }] })
    expect(aws.changes).toEqual(['s3 rm'])
  })
})
