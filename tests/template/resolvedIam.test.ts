import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readHosting } from '../../aws/cli/hosting/readHosting.ts'
import { readTemplate } from '../../aws/template/readTemplate.ts'
import { type References, resolveValue } from '../../aws/template/resolveValue.ts'

const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))

/** The pseudo parameters of an example account. A resource stands as its name and attribute. */
const pseudo: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-central-1',
  'AWS::StackName': 'leading-keys',
}

function referencesWith(parameters: Readonly<Record<string, string>>): References {
  const references: References = {
    ref: (name) => pseudo[name] ?? parameters[name] ?? template.Parameters[name]?.Default ?? `<${name}>`,
    attribute: (logicalId, name) => `<${logicalId}.${name}>`,
    condition: (name) => resolveValue(template.Conditions[name], references) === true,
    mapping: (name, topLevelKey, secondLevelKey) => template.Mappings[name]?.[topLevelKey]?.[secondLevelKey],
    refuse: (what) => {
      throw new Error(what)
    },
  }
  return references
}

/** The resource types that grant access: a role's policies and trust, and a resource's own policy. */
const grants = /^AWS::IAM::|^AWS::S3::BucketPolicy$|^AWS::Cognito::IdentityPool(RoleAttachment|PrincipalTag)$/

test.each([
  ['identity-id', 'none'],
  ['identity-id', 'own-agents'],
  ['principal-tag', 'none'],
  ['principal-tag', 'own-agents'],
])(
  'every permission that the template gives is one that somebody has read (rows by %s, editing %s)',
  async (PartitionKey, Editing) => {
    const references = referencesWith({ PartitionKey, Editing, AuditEmail: 'security@example.com' })
    const given = Object.entries(template.Resources)
      .filter(([, { Type }]) => grants.test(Type))
      .filter(([, { Condition }]) => Condition === undefined || references.condition(Condition))
      .map(([logicalId, { Properties }]) => [logicalId, resolveValue(Properties, references)])
    await expect(stringify(Object.fromEntries(given))).toMatchFileSnapshot(
      `resolvedIam.${PartitionKey}.${Editing}.yaml`,
    )
  },
)

test.each([['eu-central-1'], ['us-east-1']])(
  'a page connects to its own origin and three hosts of %s',
  (region) => {
    const policy = readHosting(template, region).headers['content-security-policy'] ?? ''
    const connect = policy.split('; ').find((directive) => directive.startsWith('connect-src'))
    expect(connect?.split(' ').slice(1)).toEqual([
      "'self'",
      `https://cognito-idp.${region}.amazonaws.com`,
      `https://cognito-identity.${region}.amazonaws.com`,
      `https://dynamodb.${region}.amazonaws.com`,
    ])
  },
)
