import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parseStackName } from '../../../aws/cli/deploy/parseStackName.ts'
import { parseParameters } from '../../../aws/cli/parseParameters.ts'
import { readTemplate } from '../../../aws/template/readTemplate.ts'
import { AwsFailure } from '../../support/stand-in/AwsFailure.ts'
import { changesIn, deployOn, exampleBuild, templateText } from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeEach(async () => {
  aws = await startStandIn()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

/** The stack, which exists. */
function stackOn(standIn: StandIn, name = 'leading-keys') {
  const stack = standIn.cloudFormation.stacks.get(name)
  if (stack === undefined) throw new Error(`There is no stack ${name}.`)
  return stack
}

async function bucketName(): Promise<string> {
  return stackOn(aws).outputs.get('bucketName') ?? ''
}

async function textOf(key: string): Promise<string> {
  const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: await bucketName(), Key: key }))
  return (await Body?.transformToString()) ?? ''
}

/** The template with one passage changed. */
function templateWith(from: string | RegExp, to: string): string {
  const changed = templateText.replace(from, () => to)
  expect(changed).not.toBe(templateText)
  return changed
}

describe('a first deployment', () => {
  test('makes the stack, protects it, uploads the app, and tells where it is', async () => {
    const run = await deployOn(aws)
    expect(run.failure).toBeUndefined()
    expect(run.result?.url).toBe(stackOn(aws).outputs.get('url'))
    expect(run.result?.previousBuild).toBeNull()
    expect(run.said).toContain('Account 123456789012 in eu-central-1, as arn:aws:iam::')
    expect(run.said).toContain('Add AgentsTable (AWS::DynamoDB::Table)')
    expect(run.said).toContain('✓ AgentsTable              CREATE_COMPLETE')
    expect(changesIn(run)).toEqual([
      'CreateChangeSet',
      'ExecuteChangeSet',
      'SetStackPolicy',
      'UpdateTerminationProtection',
      'PutObject assets/one.css',
      'PutObject assets/one.js',
      expect.stringMatching(/^PutObject builds\/[0-9a-f]{16}\/favicon\.svg$/),
      expect.stringMatching(/^PutObject builds\/[0-9a-f]{16}\/index\.html$/),
      expect.stringMatching(/^PutObject builds\/[0-9a-f]{16}\.json$/),
      'PutObject favicon.svg',
      'PutObject config.json',
      'PutObject index.html',
      'CreateInvalidation',
    ])
    expect(stackOn(aws).isProtected).toBe(true)
    expect(stackOn(aws).templateBody).toBe(templateText)
  })

  test('gives each file its type and says how long it may be kept', async () => {
    await deployOn(aws)
    const heads = ['assets/one.js', 'assets/one.css', 'favicon.svg', 'config.json', 'index.html'].map(
      async (Key) => {
        const { ContentType, CacheControl } = await aws.s3.send(
          new HeadObjectCommand({ Bucket: await bucketName(), Key }),
        )
        return [Key, ContentType, CacheControl]
      },
    )
    expect(await Promise.all(heads)).toEqual([
      ['assets/one.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['assets/one.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['favicon.svg', 'image/svg+xml', 'public, max-age=3600'],
      ['config.json', 'application/json', 'no-store'],
      ['index.html', 'text/html; charset=utf-8', 'no-store'],
    ])
  })

  test('configures the app from the outputs, and from none that is not for it', async () => {
    await deployOn(aws)
    const { url, bucketName: _, distributionId, ...config } = Object.fromEntries(stackOn(aws).outputs)
    expect([url, distributionId]).not.toContain(undefined)
    expect(JSON.parse(await textOf('config.json'))).toEqual(config)
  })

  test('goes on where an earlier one was stopped before AWS began', async () => {
    aws.interfere = (call) =>
      call === 'DescribeChangeSet' ? new AwsFailure('Throttling', 'Rate exceeded') : undefined
    expect((await deployOn(aws)).stands).toBe('Nothing was changed.')
    expect(stackOn(aws).status).toBe('REVIEW_IN_PROGRESS')
    aws.interfere = () => undefined
    expect((await deployOn(aws)).result?.url).toBe(stackOn(aws).outputs.get('url'))
  })
})

describe('a deployment that is repeated', () => {
  beforeEach(async () => {
    await deployOn(aws)
  })

  test('changes and uploads nothing if nothing differs', async () => {
    const run = await deployOn(aws)
    expect(run.failure).toBeUndefined()
    expect(run.said).toContain('The stack is as the template says.')
    expect(changesIn(run)).toEqual(['DeleteChangeSet', 'CreateChangeSet', 'DeleteChangeSet'])
  })

  test('uploads the files that changed, and no other', async () => {
    const build = exampleBuild('two')
    const run = await deployOn(aws, { build })
    expect(run.failure).toBeUndefined()
    expect(run.calls.filter((call) => call.startsWith('PutObject'))).toEqual([
      'PutObject assets/two.css',
      'PutObject assets/two.js',
      `PutObject builds/${build.id}/favicon.svg`,
      `PutObject builds/${build.id}/index.html`,
      `PutObject builds/${build.id}.json`,
      'PutObject index.html',
    ])
  })

  test('keeps the parameters that are not given', async () => {
    const parameters = new Map([['IdleMinutes', '5']])
    expect((await deployOn(aws, { parameters })).failure).toBeUndefined()
    const run = await deployOn(aws, { parameters: new Map([['AuditEmail', 'security@example.com']]) })
    expect(run.failure).toBeUndefined()
    expect(stackOn(aws).parameters.get('IdleMinutes')).toBe('5')
    expect(stackOn(aws).parameters.get('AuditEmail')).toBe('security@example.com')
  })

  test('drops a parameter that the template no longer has', async () => {
    const withOne = templateText.replace(
      '\nParameters:\n',
      '\nParameters:\n  Old:\n    Type: String\n    Default: x\n',
    )
    expect(
      (await deployOn(aws, { templateText: `${withOne}  old:\n    Value: !Ref Old\n` })).failure,
    ).toBeUndefined()
    expect(stackOn(aws).parameters.has('Old')).toBe(true)
    expect((await deployOn(aws)).failure).toBeUndefined()
    expect(stackOn(aws).parameters.has('Old')).toBe(false)
  })

  test('leaves the stack of something else alone', async () => {
    stackOn(aws).templateBody = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n'
    const run = await deployOn(aws)
    expect(run.failure).toMatch(/^The stack leading-keys is of something else.*--stack NAME$/)
    expect(changesIn(run)).toEqual([])
  })

  describe('with another partition key', () => {
    const sub = '6f8d10b7-98fb-41ca-977d-f55318b0508f'
    const byTag = { parameters: new Map([['PartitionKey', 'principal-tag']]) }

    test('does not change the partition key of a stack that has agents', async () => {
      aws.rows = [{ userId: { S: `eu-central-1:${sub}` } }]
      const run = await deployOn(aws, byTag)
      expect(run.failure).toMatch(/under the key identity-id, and nobody would see theirs/)
      expect(run.stands).toBe('Nothing was changed.')
      expect(changesIn(run)).toEqual([])
    })

    test.each([
      ['were written anew', [{ userId: { S: sub } }]],
      ['are not there yet', []],
    ])('goes on where agents %s', async (_, rows) => {
      aws.rows = rows
      expect((await deployOn(aws, byTag)).failure).toBeUndefined()
      expect(stackOn(aws).parameters.get('PartitionKey')).toBe('principal-tag')
    })
  })
})

describe('the changes are shown, and then', () => {
  test.each([
    ['not made where the person says no', { confirm: async () => false }, 'Not confirmed.'],
    ['not made under --plan', { planOnly: true }, undefined],
  ])('%s', async (_, settings, failure) => {
    const run = await deployOn(aws, settings)
    expect(run.said).toContain('Add UserPool (AWS::Cognito::UserPool)')
    expect(run.failure).toBe(failure)
    expect(run.result).toBeUndefined()
    expect(changesIn(run)).toEqual(['CreateChangeSet', 'DeleteChangeSet', 'DeleteStack'])
    expect(stackOn(aws).status).toBe('DELETE_COMPLETE')
  })

  test('not made to an existing stack, which does not change', async () => {
    await deployOn(aws)
    const before = new Map(stackOn(aws).parameters)
    const parameters = new Map([['IdleMinutes', '5']])
    const run = await deployOn(aws, { parameters, planOnly: true, build: exampleBuild('two') })
    expect(run.said).toContain('Modify ResponseHeaders')
    expect(changesIn(run)).toEqual(['DeleteChangeSet', 'CreateChangeSet', 'DeleteChangeSet'])
    expect(stackOn(aws).parameters).toEqual(before)
  })
})

describe('never loses people, identities, sign-ins or agents without being told to:', () => {
  const losses: [loss: string, logicalId: string, from: string | RegExp, to: string][] = [
    [
      'a table with another key',
      'AgentsTable',
      /fieldName\n {10}KeyType: RANGE/,
      'status\n          KeyType: RANGE',
    ],
    ['a table under another logical ID', 'AgentsTable', /\bAgentsTable(?=[:.\]\n])/g, 'Agents'],
    ['a user pool under another logical ID', 'UserPool', /\bUserPool(?=[:.}\n])/g, 'People'],
    [
      'an identity pool that is no longer in the template',
      'IdentityPool',
      /\bIdentityPool(?=[:.}\n])/g,
      'Identities',
    ],
    ['an app client with a secret', 'UserPoolClient', 'GenerateSecret: false', 'GenerateSecret: true'],
  ]
  test.each(losses)('%s', async (_, logicalId, from, to) => {
    await deployOn(aws)
    const changed = templateWith(from, to)
    const run = await deployOn(aws, { templateText: changed })
    expect(run.failure).toContain(logicalId)
    expect(run.failure).toContain(`--replace ${logicalId}`)
    expect(run.stands).toBe('Nothing was changed.')
    expect(changesIn(run)).toEqual(['DeleteChangeSet', 'CreateChangeSet', 'DeleteChangeSet'])
  })
})

describe('a deployment ends in one clear sentence, and says what is deployed, when', () => {
  test.each([
    [
      'ROLLBACK_COMPLETE',
      'it is not whole, and AWS does not let it be updated. Remove the rest of it: npm run destroy',
    ],
    ['UPDATE_IN_PROGRESS', 'is being changed at this moment'],
    ['UPDATE_FAILED', 'aws cloudformation rollback-stack --stack-name leading-keys'],
    ['UPDATE_ROLLBACK_FAILED', 'aws cloudformation continue-update-rollback --stack-name leading-keys'],
    ['DELETE_FAILED', 'npm run destroy'],
  ])('the stack is %s', async (status, sentence) => {
    await deployOn(aws)
    stackOn(aws).status = status
    const run = await deployOn(aws)
    expect(run.failure).toContain(sentence)
    expect(run.stands).toBe('Nothing was changed.')
    expect(changesIn(run)).toEqual([])
  })

  test('AWS refuses the template', async () => {
    const run = await deployOn(aws, {
      templateText: templateWith('    Type: String\n    Default: identity-id', '    Type: String'),
    })
    expect(run.failure).toBe('AWS answered ValidationError: Parameters: [PartitionKey] must have values.')
    expect(run.stands).toBe('Nothing was changed.')
  })

  test('a resource fails: the first one is named, not those that were cancelled for it', async () => {
    aws.cloudFormation.failing.set('AgentsTable', 'AgentsTable already exists in another stack')
    const run = await deployOn(aws)
    expect(run.failure).toBe(
      'AgentsTable (AWS::DynamoDB::Table) failed: AgentsTable already exists in another stack\nThe stack is ROLLBACK_COMPLETE.',
    )
    expect(run.calls.filter((call) => call.startsWith('PutObject'))).toEqual([])
  })

  test('the stack gives a configuration with which the app could not run', async () => {
    const run = await deployOn(aws, {
      templateText: templateWith('Value: !Ref UserPool\n', 'Value: !Ref IdentityPool\n'),
    })
    expect(run.failure).toMatch(/cannot be configured.*userPoolId/)
    expect(run.calls.filter((call) => call.startsWith('PutObject'))).toEqual([])
  })

  test('the build fails', async () => {
    const run = await deployOn(aws, { build: new Error('The build failed') })
    expect(run.failure).toBe('The build failed')
    expect(run.stands).toBe('Nothing was changed.')
    expect(changesIn(run)).toEqual([])
  })
})

test('a name that CloudFront could not put its own behind is refused before anything is called', () => {
  expect(parseStackName('leading-keys')).toBe('leading-keys')
  for (const name of ['', 'leading_keys', '1st', '-x', 'a'.repeat(41), 'a b']) {
    expect(() => parseStackName(name)).toThrow('--stack takes up to 40 letters, digits and dashes')
  }
})

describe('a parameter', () => {
  const template = readTemplate(templateText)
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
  ])('%s is refused before AWS is asked', (setting, sentence) => {
    expect(() => parseParameters(template, [setting])).toThrow(sentence)
  })
})
