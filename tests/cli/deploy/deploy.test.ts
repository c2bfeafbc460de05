import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AwsCallError } from '../../../aws/cli/awsCli/callAws.ts'
import { type Deployment, deploy } from '../../../aws/cli/deploy/deploy.ts'
import { parseParameters } from '../../../aws/cli/parseParameters.ts'
import { readTemplate } from '../../../aws/local/stack/readTemplate.ts'
import { exampleOutputs, type Scenario, StandInAws } from '../../support/StandInAws.ts'

const files = ['/index.html', '/assets/index-1a2b.js', '/favicon.svg', '/assets/index-3c4d.css'].map(
  (path) => ({
    path,
    file: `dist${path}`,
  }),
)

/** Deploys to an AWS of this scenario: what it was told, what was said, and what came of it. */
async function deployTo(scenario: Scenario, settings: Partial<Deployment> = {}) {
  const aws = new StandInAws(scenario)
  const said: string[] = []
  const written: string[] = []
  let failure: string | undefined
  const url = await deploy(
    { call: aws.call, say: (line) => said.push(line), pause: async () => {} },
    {
      stackName: 'leading-keys',
      parameters: new Map(),
      build: async () => files,
      write: (text) => {
        written.push(text)
        return 'config.json'
      },
      ...settings,
    },
  ).catch((error: unknown) => {
    failure = error instanceof Error ? error.message : String(error)
    return undefined
  })
  return { aws, said: said.join('\n'), written, url, failure }
}

const putObjects = ({ aws }: { aws: StandInAws }) =>
  aws.calls.filter((call) => call.startsWith('s3api put-object'))

describe('a first deployment', () => {
  test('makes the stack, then the app, and tells where it is', async () => {
    const run = await deployTo({
      changes: [{ Action: 'Add', LogicalResourceId: 'AgentsTable', ResourceType: 'AWS::DynamoDB::Table' }],
      outcomes: [['AgentsTable', 'AWS::DynamoDB::Table', 'CREATE_COMPLETE']],
    })
    expect(run.failure).toBeUndefined()
    expect(run.url).toBe(exampleOutputs.url)
    expect(run.aws.calls.find((call) => call.includes('create-change-set'))).toContain(
      '--change-set-type CREATE --template-body file://aws/template.yaml --capabilities CAPABILITY_IAM',
    )
    expect(run.said).toContain('Account 123456789012')
    expect(run.said).toContain('Add AgentsTable (AWS::DynamoDB::Table)')
    expect(run.said).toContain('✓ AgentsTable              CREATE_COMPLETE')
    expect(run.aws.changes).toEqual([
      'cloudformation create-change-set',
      'cloudformation execute-change-set',
      ...Array.from({ length: 5 }, () => 's3api put-object'),
      'cloudfront create-invalidation',
    ])
  })

  test('uploads the page last, each file with its type and how long it may be kept', async () => {
    const uploads = putObjects(await deployTo({}))
    const shown = uploads.map((call) => call.replace(/^.*--key (\S+) .*--content-type /, '$1 '))
    expect(shown).toEqual([
      'assets/index-1a2b.js text/javascript; charset=utf-8 --cache-control public, max-age=31536000, immutable',
      'assets/index-3c4d.css text/css; charset=utf-8 --cache-control public, max-age=31536000, immutable',
      'favicon.svg image/svg+xml --cache-control public, max-age=3600',
      'config.json application/json --cache-control no-store',
      'index.html text/html; charset=utf-8 --cache-control no-store',
    ])
  })

  test('configures the app from the outputs, and from nothing that is not for it', async () => {
    const { written } = await deployTo({})
    const { url, bucketName, distributionId, ...config } = exampleOutputs
    expect(written.map((text) => JSON.parse(text))).toEqual([config])
  })
})

describe('a deployment that is repeated', () => {
  test('leaves a stack as it is that is as the template says, and brings the app', async () => {
    const run = await deployTo({ status: 'UPDATE_COMPLETE', changes: 'no-changes' })
    expect(run.url).toBe(exampleOutputs.url)
    expect(run.aws.changes).not.toContain('cloudformation execute-change-set')
    expect(putObjects(run)).toHaveLength(5)
  })

  test('updates, and keeps the parameters that are not given', async () => {
    const run = await deployTo(
      { status: 'CREATE_COMPLETE', ends: 'UPDATE_COMPLETE' },
      { parameters: new Map([['PartitionKey', 'identity-id']]) },
    )
    expect(run.failure).toBeUndefined()
    const [, json = ''] =
      /--parameters (.*)$/.exec(run.aws.calls.find((call) => call.includes('create-change-set')) ?? '') ?? []
    expect(JSON.parse(json)).toEqual([
      { ParameterKey: 'PartitionKey', ParameterValue: 'identity-id' },
      { ParameterKey: 'AuditEmail', UsePreviousValue: true },
    ])
  })

  test('takes up a stack that was only ever reviewed', async () => {
    const run = await deployTo({ status: 'REVIEW_IN_PROGRESS' })
    expect(run.aws.calls.join('\n')).toContain('--change-set-type CREATE')
    expect(run.url).toBe(exampleOutputs.url)
  })

  test('never replaces what holds users, identities or agents', async () => {
    const run = await deployTo({
      status: 'CREATE_COMPLETE',
      changes: [
        {
          Action: 'Modify',
          LogicalResourceId: 'IdentityPool',
          ResourceType: 'AWS::Cognito::IdentityPool',
          Replacement: 'True',
        },
      ],
    })
    expect(run.failure).toMatch(/a new IdentityPool in the place of the one in use.*Nothing was changed\.$/)
    expect(run.aws.changes.at(-1)).toBe('cloudformation delete-change-set')
    expect(run.aws.changes).not.toContain('cloudformation execute-change-set')
  })
})

describe('a deployment ends in one clear sentence, and says what is done and what is not, when', () => {
  test('there are no credentials', async () => {
    const error = new AwsCallError(
      'There are no AWS credentials. Set AWS_PROFILE, or sign in: aws sso login',
      null,
    )
    const run = await deployTo({ failing: [{ call: 'sts get-caller-identity', error }] })
    expect(run.failure).toBe(error.message)
    expect(run.aws.calls).toHaveLength(1)
  })

  test.each([
    [
      'ROLLBACK_COMPLETE',
      'it was never whole, and AWS does not let it be updated. Remove what is left of it: npm run destroy',
    ],
    ['UPDATE_IN_PROGRESS', 'is being changed by somebody else'],
    ['UPDATE_ROLLBACK_FAILED', 'aws cloudformation continue-update-rollback --stack-name leading-keys'],
    ['DELETE_FAILED', 'npm run destroy'],
  ])('the stack is %s', async (status, sentence) => {
    const run = await deployTo({ status })
    expect(run.failure).toContain(sentence)
    expect(run.aws.changes).toEqual([])
  })

  test('AWS refuses the template', async () => {
    const run = await deployTo({ changes: { refused: 'Template error: unresolved condition.' } })
    expect(run.failure).toBe(
      'AWS refuses the change: Template error: unresolved condition. Nothing was changed.',
    )
    expect(run.aws.changes.at(-1)).toBe('cloudformation delete-change-set')
  })

  test('a resource fails: the first one, not those that were cancelled for it', async () => {
    const run = await deployTo({
      outcomes: [
        ['UserPool', 'AWS::Cognito::UserPool', 'CREATE_IN_PROGRESS'],
        ['AppBucket', 'AWS::S3::Bucket', 'CREATE_FAILED', 'Resource creation cancelled'],
        [
          'AgentsTable',
          'AWS::DynamoDB::Table',
          'CREATE_FAILED',
          'AgentsTable already exists in another stack',
        ],
        ['UserPool', 'AWS::Cognito::UserPool', 'DELETE_FAILED', 'User pool is protected'],
      ],
      ends: 'ROLLBACK_COMPLETE',
    })
    expect(run.failure).toBe(
      'AgentsTable (AWS::DynamoDB::Table) failed: AgentsTable already exists in another stack\nThe stack is ROLLBACK_COMPLETE.',
    )
    expect(putObjects(run)).toEqual([])
  })

  test('the stack gives a configuration with which the app could not run', async () => {
    const run = await deployTo({ outputs: { ...exampleOutputs, userPoolId: exampleOutputs.identityPoolId } })
    expect(run.failure).toMatch(
      /^The stack is there, but .* userPoolId is the ID of an identity pool.*Nothing was uploaded\.$/,
    )
    expect(putObjects(run)).toEqual([])
  })

  test('the build fails', async () => {
    const build = () =>
      Promise.reject(new Error('The build failed, and nothing was uploaded:\nno such module'))
    const run = await deployTo({}, { build })
    expect(run.failure).toMatch(/^The build failed, and nothing was uploaded/)
    expect(putObjects(run)).toEqual([])
  })

  test('the upload is interrupted: the page that visitors see is the old one', async () => {
    const error = new AwsCallError('PutObject: Please reduce your request rate. (SlowDown)', 'SlowDown')
    const run = await deployTo({ failing: [{ call: 's3api put-object', after: 2, error }] })
    expect(run.failure).toBe(
      '/favicon.svg could not be uploaded: PutObject: Please reduce your request rate. (SlowDown)\n2 of 5 files are up, index.html is not: visitors see the app as it was. Run this again.',
    )
    expect(run.aws.calls.join('\n')).not.toContain('--key index.html')
    expect(run.aws.changes).not.toContain('cloudfront create-invalidation')
  })

  test('CloudFront is throttled', async () => {
    const error = new AwsCallError('CreateInvalidation: Rate exceeded (Throttling)', 'Throttling')
    const run = await deployTo({ failing: [{ call: 'cloudfront create-invalidation', error }] })
    expect(run.failure).toMatch(/^The app is up, but CloudFront was not told .*Rate exceeded/)
  })
})

describe('a parameter', () => {
  const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
  test('is taken when it fits', () => {
    const settings = ['PartitionKey=principal-tag', 'DomainName=', 'IdleMinutes=5']
    expect([...parseParameters(template, settings)]).toEqual([
      ['PartitionKey', 'principal-tag'],
      ['DomainName', ''],
      ['IdleMinutes', '5'],
    ])
  })
  test.each([
    ['PartitionKey', 'PartitionKey is not NAME=VALUE'],
    ['Colour=red', 'The template has no parameter Colour, only '],
    ['PartitionKey=sub', 'PartitionKey cannot be "sub". It takes: identity-id or principal-tag'],
    ['DomainName=https://a.example.com', 'It takes: A host name in lower case'],
    ['IdleMinutes=0', 'IdleMinutes cannot be "0". It takes: a number from 1 to 720'],
    ['IdleMinutes=721', 'It takes: a number from 1 to 720'],
    ['IdleMinutes=never', 'It takes: a number from 1 to 720'],
  ])('is refused before AWS is asked: %s', (setting, sentence) => {
    expect(() => parseParameters(template, [setting])).toThrow(sentence)
  })
})
