import { readFileSync } from 'node:fs'
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { checkParameter } from '../../aws/template/checkParameter.ts'
import { readTemplate } from '../../aws/template/readTemplate.ts'
import { findFaults } from './findFaults.ts'

const spec = loadAwsServiceSpecSync()
const text = readFileSync('aws/template.yaml', 'utf8')
const template = readTemplate(text)

const faultsOf = (yaml: string) => [...findFaults({ template: readTemplate(yaml), spec })]

test('holds nothing that CloudFormation does not know', () => {
  expect(faultsOf(text)).toEqual([])
})

test('fits into a request, without a bucket to hold it', () => {
  expect(Buffer.byteLength(text)).toBeLessThan(51_200)
})

describe('finds in a template', () => {
  /** The changed text, its replacement, and the message about it. */
  const changes: [change: string, from: string, to: string, fault: string][] = [
    [
      'an unknown type',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::OriginAccess',
      'OriginAccess: there is no resource type AWS::CloudFront::OriginAccess',
    ],
    [
      'a misspelt property',
      'DeletionProtectionEnabled',
      'DeletionProtection',
      'AgentsTable: there is no property DeletionProtection',
    ],
    [
      'a misspelt property deep inside',
      'BlockPublicAcls: true',
      'BlockPublicACLs: true',
      'AppBucket.PublicAccessBlockConfiguration: there is no property BlockPublicACLs',
    ],
    [
      'a missing property',
      '        SigningProtocol: sigv4\n',
      '',
      'OriginAccess.OriginAccessControlConfig: lacks SigningProtocol',
    ],
    [
      'text for a switch',
      'AllowUnauthenticatedIdentities: false',
      'AllowUnauthenticatedIdentities: "false"',
      'IdentityPool.AllowUnauthenticatedIdentities: has to be a boolean, and is "false"',
    ],
    [
      'text for a number',
      'MinimumLength: 12',
      'MinimumLength: twelve',
      'UserPool.Policies.PasswordPolicy.MinimumLength: has to be a whole number, and is "twelve"',
    ],
    [
      'one value for a list',
      'AllowedMethods: [GET, HEAD]',
      'AllowedMethods: GET',
      'Distribution.DistributionConfig.DefaultCacheBehavior.AllowedMethods: has to be a list, and is "GET"',
    ],
    [
      'a value that is not offered',
      'BillingMode: PAY_PER_REQUEST',
      'BillingMode: ON_DEMAND',
      'AgentsTable.BillingMode: is one of PAY_PER_REQUEST, PROVISIONED, and is ON_DEMAND',
    ],
    [
      'a key of no kind',
      'KeyType: RANGE',
      'KeyType: SORT',
      'AgentsTable.KeySchema[1].KeyType: is one of HASH, RANGE, and is SORT',
    ],
    [
      'a reference to nothing',
      '!Ref UserPoolClient\n          ProviderName',
      '!Ref AppClient\n          ProviderName',
      'IdentityPool.CognitoIdentityProviders[0].ClientId: refers to AppClient, which is not there',
    ],
    [
      'an attribute that does not exist',
      '!GetAtt UserPool.ProviderName',
      '!GetAtt UserPool.ProviderUrl',
      'IdentityPool.CognitoIdentityProviders[0].ProviderName: AWS::Cognito::UserPool has no attribute ProviderUrl',
    ],
    [
      'nothing behind a variable of a text',
      '${AppBucket.Arn}',
      '${Bucket.Arn}',
      'AppBucketPolicy.PolicyDocument.Statement[0].Resource[1]: refers to Bucket, which is not there',
    ],
    [
      'a mapping that has no such key',
      'Value: !Join [",", !FindInMap [VisibleAttributes, Administrators, Names]]',
      'Value: !Join [",", !FindInMap [VisibleAttributes, Leads, Names]]',
      'Outputs.visibleAttributes.Fn::Join[1]: looks for VisibleAttributes.Leads.Names, which is not there',
    ],
    [
      'a condition that does not exist',
      'Condition: IsAudited',
      'Condition: IsWatched',
      'AuditBucket: refers to the condition IsWatched, which is not there',
    ],
    [
      'a mapping in a list of texts, for want of quotes',
      `"img-src 'self' data:"`,
      `img-src 'self' data:`,
      'ResponseHeaders.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy: Fn::Join joins texts only',
    ],
    [
      'a wrong dependency',
      'DependsOn: AuditBucketPolicy',
      'DependsOn: AuditPolicy',
      'AuditTrail: depends on AuditPolicy, which is not there',
    ],
    [
      'a fate that does not exist',
      'DeletionPolicy: Retain',
      'DeletionPolicy: Keep',
      'UserPool: is one of Delete, Retain, RetainExceptOnCreate, Snapshot, and is Keep',
    ],
  ]
  test.each(changes)('%s', (_, from, to, fault) => {
    expect(text, 'the text to change').toContain(from)
    expect(faultsOf(text.replace(from, () => to))).toContain(fault)
  })
})

describe('the parameters', () => {
  test.each(Object.entries(template.Parameters))(
    '%s says what it is for, and takes its own default',
    (name, parameter) => {
      const { Description, Default, AllowedPattern, AllowedValues, MaxValue } = parameter
      expect(Description).toMatch(/\.$/)
      expect(AllowedPattern ?? AllowedValues ?? MaxValue).toBeDefined()
      checkParameter(template, name, String(Default))
    },
  )

  test.each([
    [
      'DomainName',
      ['', 'agents.example.com', 'a-b.example.co'],
      ['https://agents.example.com', 'agents', 'Agents.example.com', '*.example.com', 'a.example.com/'],
    ],
    [
      'CertificateArn',
      ['', 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-0123456789ab'],
      [
        'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-0123456789ab',
        'certificate',
      ],
    ],
    [
      'SenderArn',
      ['', 'arn:aws:ses:eu-central-1:123456789012:identity/agents@example.com'],
      ['agents@example.com', 'arn:aws:ses:eu-central-1:123456789012:identity/example.com'],
    ],
    [
      'TableName',
      ['AgentsTable', 'staging-AgentsTable', 'a.b_c'],
      ['', 'ab', 'Agents Table', 'a/b', 'a'.repeat(256)],
    ],
    ['AccessLogs', ['on', 'off'], ['', 'true', 'On']],
    ['AuditEmail', ['', 'security@example.com'], ['security', 'a b@example.com', 'security@example']],
    ['IdleMinutes', ['1', '7.5', '720'], ['', '0', '0.9', '721', '-15', '1e2', '15 ', 'never']],
    ['PartitionKey', ['identity-id', 'principal-tag'], ['', 'sub']],
    ['Editing', ['none', 'own-agents'], ['', 'all', 'None']],
  ])('%s takes what fits and nothing else', (name, good, bad) => {
    for (const value of good) checkParameter(template, name, value)
    for (const value of bad) {
      expect(() => checkParameter(template, name, value)).toThrow(`${name} cannot be`)
    }
  })
})

test('the alarm’s topic refuses messages in the clear, and CloudWatch may publish to it', () => {
  const policy = JSON.stringify(template.Resources.AuditTopicPolicy?.Properties)
  expect(policy).toContain(
    '"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:Publish"',
  )
  expect(policy).toContain('"Effect":"Deny","Principal":"*","Action":"sns:Publish"')
})

test('the outputs are a whole configuration of the app', () => {
  const example: Record<string, string> = {
    region: 'eu-central-1',
    userPoolId: 'eu-central-1_AbCdEfGhI',
    userPoolClientId: '0123456789abcdefghijklmnop',
    identityPoolId: 'eu-central-1:121ebb41-a712-4ee7-9d33-800b4cb96a1c',
    tableName: 'AgentsTable',
    partitionKey: 'identity-id',
    authenticatorApp: 'optional',
    editing: 'own-agents',
    delivery: 'same-origin',
    idleMinutes: String(template.Parameters.IdleMinutes?.Default),
  }
  const outputs = Object.keys(template.Outputs).map((name) => [name, example[name] ?? 'other'])
  expect(parseConfig(Object.fromEntries(outputs))).toMatchObject({ ok: true })
})
