import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AwsCallError } from '../../../aws/cli/awsCli/callAws.ts'
import { type Deployment, deploy } from '../../../aws/cli/deploy/deploy.ts'
import { parseStackName } from '../../../aws/cli/deploy/parseStackName.ts'
import { parseParameters } from '../../../aws/cli/parseParameters.ts'
import { readTemplate } from '../../../aws/template/readTemplate.ts'
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
      region: 'eu-central-1',
      stackName: 'leading-keys',
      parameters: new Map(),
      allParameters: new Set(['PartitionKey', 'AuditEmail']),
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
    expect(run.said).toContain('Account 123456789012 in eu-central-1, as arn:aws:iam::')
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

  test('lets go of a parameter that the template no longer has', async () => {
    const run = await deployTo(
      { status: 'CREATE_COMPLETE', ends: 'UPDATE_COMPLETE' },
      { allParameters: new Set(['PartitionKey']) },
    )
    expect(run.failure).toBeUndefined()
    expect(run.aws.calls.find((call) => call.includes('create-change-set'))).not.toContain('--parameters')
  })

  test('leaves the stack of something else alone', async () => {
    const run = await deployTo({ status: 'CREATE_COMPLETE', outputs: { url: 'https://shop.example.com/' } })
    expect(run.failure).toMatch(/^leading-keys is the stack of something else.*--stack NAME$/)
    expect(run.aws.changes).toEqual([])
  })

  describe('with another partition key', () => {
    const sub = '6f8d10b7-98fb-41ca-977d-f55318b0508f'
    const byTag = { parameters: new Map([['PartitionKey', 'principal-tag']]) }
    const scenario = { status: 'CREATE_COMPLETE', ends: 'UPDATE_COMPLETE' }

    test('leaves the stack as it is where agents are under the key that it has', async () => {
      const run = await deployTo({ ...scenario, rows: [`eu-central-1:${sub}`] }, byTag)
      expect(run.failure).toMatch(
        /under the key identity-id, and nobody would see theirs.*Nothing was changed/,
      )
      expect(run.aws.changes.filter((call) => call !== 'dynamodb scan')).toEqual([])
    })

    test.each([
      ['were written anew', [sub]],
      ['are not there yet', []],
    ])('goes on where agents %s', async (_, rows) => {
      expect((await deployTo({ ...scenario, rows }, byTag)).failure).toBeUndefined()
    })
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
      'it is not whole, and AWS does not let it be updated. Remove what is left of it: npm run destroy',
    ],
    ['UPDATE_IN_PROGRESS', 'is being changed at this moment'],
    ['UPDATE_FAILED', 'aws cloudformation rollback-stack --stack-name leading-keys'],
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
    // And with it the stack that was never more than that.
    expect(run.aws.changes.slice(1)).toEqual([
      'cloudformation delete-change-set',
      'cloudformation delete-stack',
    ])
  })

  test('AWS refuses a change to a stack that people use', async () => {
    const run = await deployTo({ status: 'CREATE_COMPLETE', changes: { refused: 'No such certificate.' } })
    expect(run.failure).toBe('AWS refuses the change: No such certificate. Nothing was changed.')
    expect(run.aws.changes).not.toContain('cloudformation delete-stack')
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

  test('the build fails, or has a file that browsers could not be told the type of', async () => {
    const build = () => Promise.reject(new Error('The build failed, and nothing was changed on AWS'))
    const run = await deployTo({}, { build })
    expect(run.failure).toMatch(/^The build failed, and nothing was changed on AWS/)
    const odd = await deployTo(
      {},
      { build: async () => [...files, { path: '/a.wasm', file: 'dist/a.wasm' }] },
    )
    expect(odd.failure).toBe(
      '/a.wasm of the build is of a type that has no Content-Type here. Nothing was changed.',
    )
    expect([...run.aws.changes, ...odd.aws.changes]).toEqual([])
  })
})

describe('a call that AWS throttles, and goes on throttling, ends a deployment with what was done by then', () => {
  const why = 'Rate exceeded (Throttling)'
  const error = new AwsCallError(why, 'Throttling')
  const change = { Action: 'Modify', LogicalResourceId: 'AgentsTable', ResourceType: 'AWS::DynamoDB::Table' }
  const scenario = { status: 'CREATE_COMPLETE', ends: 'UPDATE_COMPLETE', changes: [change] }
  const before = 'Nothing was changed.'
  const upload = (done: number, path: string) =>
    `The stack is as the template says. ${done} of 5 files are up, ${path} and those after it are not: visitors see the page as it was. Run this again.`
  /** Every call of a deployment, and what is said when it is the one. */
  const said: [call: string, sentence: string | undefined][] = [
    ['sts get-caller-identity', undefined],
    ['cloudformation describe-stacks', before],
    ['cloudformation delete-change-set', before],
    ['cloudformation create-change-set', before],
    ['cloudformation describe-change-set', before],
    ['cloudformation describe-stacks', before],
    ['cloudformation describe-stack-events', before],
    [
      'cloudformation execute-change-set',
      'Whether AWS has begun to change the stack shows when this is run again. Nothing was uploaded.',
    ],
    [
      'cloudformation describe-stacks',
      'AWS goes on changing the stack. Run this again when it has done: nothing was uploaded yet.',
    ],
    [
      'cloudformation describe-stack-events',
      'AWS goes on changing the stack. Run this again when it has done: nothing was uploaded yet.',
    ],
    ['s3api put-object', upload(0, '/assets/index-1a2b.js')],
    ['s3api put-object', upload(1, '/assets/index-3c4d.css')],
    ['s3api put-object', upload(2, '/favicon.svg')],
    ['s3api put-object', upload(3, '/config.json')],
    ['s3api put-object', upload(4, '/index.html')],
    [
      'cloudfront create-invalidation',
      'The app is up, but CloudFront was not told to fetch it anew. It does so by itself within an hour. Or run this again.',
    ],
  ]

  test('these are all the calls', async () => {
    const { aws, failure } = await deployTo(scenario)
    expect(failure).toBeUndefined()
    expect(aws.calls.map((call) => call.split(' ').slice(0, 2).join(' '))).toEqual(said.map(([call]) => call))
  })

  test.each(said.map(([call, sentence], calls) => ({ call, sentence, calls })))(
    '$call, after $calls others',
    async ({ sentence, calls }) => {
      const { aws, failure } = await deployTo({ ...scenario, failingAfter: { calls, error } })
      expect(failure).toBe(sentence === undefined ? why : `${why}\n${sentence}`)
      expect(aws.calls).toHaveLength(calls + 1)
    },
  )
})

test('a name that CloudFront could not put its own behind is refused before anything is called', () => {
  expect(parseStackName('leading-keys')).toBe('leading-keys')
  for (const name of ['', 'leading_keys', '1st', '-x', 'a'.repeat(41), 'a b']) {
    expect(() => parseStackName(name)).toThrow('--stack takes up to 40 letters, digits and dashes')
  }
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
