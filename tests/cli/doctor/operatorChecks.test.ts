import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Patient } from '../../../aws/cli/doctor/Check.ts'
import { checks, examine } from '../../../aws/cli/doctor/examine.ts'
import { exampleOutputs } from '../../support/exampleOutputs.ts'
import { type StandInServices, standInServices, type WireAnswer } from '../../support/standInServices.ts'

let services: StandInServices
beforeAll(async () => {
  services = await standInServices()
})
afterAll(() => services.close())

const { userPoolId, userPoolClientId, identityPoolId } = exampleOutputs
const provider = `cognito-idp.eu-central-1.amazonaws.com/${userPoolId}`

const trustPolicy = (aud: string, actions = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession']) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: actions,
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': aud },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    },
  ],
})

const ownAgents = (leadingKeys: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'QueryOwnAgents',
      Effect: 'Allow',
      Action: 'dynamodb:Query',
      Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable',
      Condition: { ...leadingKeys, Null: { 'dynamodb:LeadingKeys': 'false' } },
    },
  ],
})
const bySub = {
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'] },
}

const agentsTable = {
  TableArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable',
  TableStatus: 'ACTIVE',
  KeySchema: [
    { AttributeName: 'userId', KeyType: 'HASH' },
    { AttributeName: 'fieldName', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'userId', AttributeType: 'S' },
    { AttributeName: 'fieldName', AttributeType: 'S' },
  ],
  DeletionProtectionEnabled: true,
}
const officesTable = {
  ...agentsTable,
  TableArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/OfficesTable',
  KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
}

/** The answers of AWS for a stack that agrees with the template. */
const good: Readonly<Record<string, WireAnswer>> = {
  DescribeUserPool: {
    UserPool: {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'OPTIONAL',
    },
  },
  DescribeUserPoolClient: {
    UserPoolClient: {
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
      WriteAttributes: ['name'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      IdTokenValidity: 60,
      RefreshTokenValidity: 12,
      TokenValidityUnits: { IdToken: 'minutes', RefreshToken: 'hours' },
    },
  },
  DescribeIdentityPool: {
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: false,
    CognitoIdentityProviders: [
      { ProviderName: provider, ClientId: userPoolClientId, ServerSideTokenCheck: true },
    ],
  },
  GetIdentityPoolRoles: {
    Roles: { authenticated: 'arn:aws:iam::123456789012:role/administrator' },
    RoleMappings: {
      [`${provider}:${userPoolClientId}`]: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
    },
  },
  GetGroup: { Group: { GroupName: 'AgencyLeads', RoleArn: 'arn:aws:iam::123456789012:role/lead' } },
  ListAttachedRolePolicies: { AttachedPolicies: [] },
  GetResourcePolicy: { exception: 'PolicyNotFoundException', message: 'there is none' },
  GetRole: { Role: { AssumeRolePolicyDocument: trustPolicy(identityPoolId) } },
  ListRolePolicies: { PolicyNames: ['OwnAgents'] },
  GetRolePolicy: { PolicyDocument: ownAgents(bySub) },
  GetPrincipalTagAttributeMap: { PrincipalTags: { userid: 'sub' } },
  DescribeTable: ({ TableName }: { TableName?: unknown }) => ({
    Table: TableName === 'AgentsTable' ? agentsTable : officesTable,
  }),
}

function patientWith(
  answers: Readonly<Record<string, WireAnswer>>,
  partitionKey: Patient['config']['partitionKey'] = 'identity-id',
): Patient {
  services.answers = answers
  const config = {
    ...exampleOutputs,
    partitionKey,
    delivery: 'direct' as const,
    authenticatorApp: 'optional' as const,
    visibleAttributes: ['userId', 'fieldName'],
    editing: 'none' as const,
    editableAttributes: [],
    idleMinutes: 15,
  }
  const { operator } = services
  return { config, operator, client: { region: 'eu-central-1' }, appUrl: undefined, login: undefined }
}

/** All findings of the checks that only an operator can make. */
async function findingsOf(patient: Patient): Promise<string[]> {
  const found: string[] = []
  for (const check of checks.filter(({ name, skip }) => name !== 'CORS' && skip?.(patient) === undefined)) {
    for (const { what, fix } of await check.run(patient)) {
      expect(fix).not.toBe('')
      found.push(what)
    }
  }
  return found
}

test.each([['identity-id'], ['principal-tag']] as const)(
  'finds nothing wrong with a good stack (%s)',
  async (key) => {
    expect(await findingsOf(patientWith(good, key))).toEqual([])
  },
)

describe('finds', () => {
  const client = (change: object) => ({
    DescribeUserPoolClient: {
      UserPoolClient: {
        ...(good.DescribeUserPoolClient as { UserPoolClient: object }).UserPoolClient,
        ...change,
      },
    },
  })
  const providers = (change: object) => ({
    DescribeIdentityPool: {
      ...good.DescribeIdentityPool,
      CognitoIdentityProviders: [
        { ProviderName: provider, ClientId: userPoolClientId, ServerSideTokenCheck: true, ...change },
      ],
    },
  })
  const poolOf = (answers: typeof good) => (answers.DescribeUserPool as { UserPool: object }).UserPool
  const tokenMapping = (AmbiguousRoleResolution: string) => ({
    [`${provider}:${userPoolClientId}`]: { Type: 'Token', AmbiguousRoleResolution },
  })
  const rolesWith = (change: { Roles?: object; RoleMappings?: object | undefined }) => ({
    RoleMappings: tokenMapping('AuthenticatedRole'),
    ...change,
    Roles: { authenticated: 'arn:aws:iam::123456789012:role/administrator', ...change.Roles },
  })
  const mistakes: [mistake: string, answers: Record<string, object>, finding: string][] = [
    [
      'a pool that anybody may join',
      { DescribeUserPool: { UserPool: { DeletionProtection: 'ACTIVE' } } },
      'Anybody can sign themselves up',
    ],
    [
      'a pool without authenticator apps',
      { DescribeUserPool: { UserPool: { ...poolOf(good), MfaConfiguration: 'OFF' } } },
      'Nobody can add an authenticator app',
    ],
    [
      'a client whose refresh tokens stay the same',
      client({ RefreshTokenRotation: undefined }),
      'A refresh token that was copied is good for as long as the session',
    ],
    [
      'a client through which people change their own address',
      client({ WriteAttributes: ['name', 'email'] }),
      'the code for a new password goes',
    ],
    [
      'a client that says nothing of attributes',
      client({ WriteAttributes: undefined }),
      'People may change the email address of their account',
    ],
    [
      'a policy of AWS on a role, beside its own',
      {
        ListAttachedRolePolicies: {
          AttachedPolicies: [
            {
              PolicyName: 'AmazonDynamoDBReadOnlyAccess',
              PolicyArn: 'arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess',
            },
          ],
        },
      },
      'AmazonDynamoDBReadOnlyAccess is attached to administrator beside the policy of the template',
    ],
    [
      'a table with a policy of its own',
      { GetResourcePolicy: { Policy: '{}' } },
      'AgentsTable has a policy of its own',
    ],
    [
      'a role for guests',
      { GetIdentityPoolRoles: rolesWith({ Roles: { unauthenticated: 'arn:aws:iam::1:role/guest' } }) },
      'Guests have a role, guest',
    ],
    [
      'a pool that looks for no role in the token',
      { GetIdentityPoolRoles: rolesWith({ RoleMappings: undefined }) },
      'who is in AgencyLeads gets the role of everybody else',
    ],
    [
      'a pool that denies who is in no group',
      { GetIdentityPoolRoles: rolesWith({ RoleMappings: tokenMapping('Deny') }) },
      'The ambiguous role mapping rules',
    ],
    [
      'no group of leads',
      { GetGroup: { exception: 'ResourceNotFoundException', message: 'GetGroup: Group not found.' } },
      'There is no group AgencyLeads',
    ],
    ['a group without a role', { GetGroup: { Group: {} } }, 'AgencyLeads has no role'],
    ['a client with a secret', client({ ClientSecret: 'x' }), 'SECRET_HASH was not received'],
    [
      'a client without SRP',
      client({ ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }),
      'does not allow USER_SRP_AUTH',
    ],
    [
      'a client that tells who exists',
      client({ PreventUserExistenceErrors: 'LEGACY' }),
      'tells whether the user exists',
    ],
    [
      'tokens that live a day',
      client({ IdTokenValidity: 24, TokenValidityUnits: { IdToken: 'hours' } }),
      'ID tokens live 24 hours',
    ],
    [
      'sessions of a month',
      client({ RefreshTokenValidity: 30, TokenValidityUnits: {} }),
      'A browser stays signed in for 30 days',
    ],
    [
      'a provider with https:// in its name',
      providers({ ProviderName: `https://${provider}` }),
      'does not know cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI; its providers are: https://',
    ],
    [
      'a provider for another client',
      providers({ ClientId: 'another' }),
      '"Token is not from a supported provider of this identity pool"',
    ],
    [
      'credentials for a person who signed out',
      providers({ ServerSideTokenCheck: false }),
      'ServerSideTokenCheck is off',
    ],
    [
      'guests',
      {
        DescribeIdentityPool: { ...good.DescribeIdentityPool, AllowUnauthenticatedIdentities: true },
      },
      'Guests get an identity',
    ],
    [
      'the classic flow',
      { DescribeIdentityPool: { ...good.DescribeIdentityPool, AllowClassicFlow: true } },
      'every role whose trust policy names this identity pool',
    ],
    [
      'no role',
      { GetIdentityPoolRoles: { RoleMappings: tokenMapping('AuthenticatedRole') } },
      'InvalidIdentityPoolConfigurationException',
    ],
    [
      'a trust policy for another pool',
      { GetRole: { Role: { AssumeRolePolicyDocument: trustPolicy('eu-central-1:another') } } },
      `does not let ${identityPoolId} in`,
    ],
    [
      'a role without a policy',
      { ListRolePolicies: { PolicyNames: [] } },
      'has no policy of its own: every Query ends with AccessDenied',
    ],
    [
      'a policy with a misspelt key',
      {
        GetRolePolicy: {
          PolicyDocument: ownAgents({
            'ForAllValues:StringEquals': { 'dynamodb:LeadingKey': ['${cognito-identity.amazonaws.com:sub}'] },
          }),
        },
      },
      'dynamodb:LeadingKey',
    ],
    [
      'another partition key',
      {
        DescribeTable: {
          Table: {
            ...agentsTable,
            KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          },
        },
      },
      'The key of AgentsTable is HASH id S',
    ],
  ]
  test.each(mistakes)('%s', async (_, answers, finding) => {
    expect((await findingsOf(patientWith({ ...good, ...answers }))).join('\n')).toContain(finding)
  })

  test.each([
    [
      'a trust policy without sts:TagSession',
      {
        GetRole: {
          Role: { AssumeRolePolicyDocument: trustPolicy(identityPoolId, ['sts:AssumeRoleWithWebIdentity']) },
        },
      },
      'does not allow sts:TagSession',
    ],
    [
      'a tag of another claim',
      { GetPrincipalTagAttributeMap: { PrincipalTags: { userid: 'email' } } },
      'makes the tag userid of email, not of sub',
    ],
    ['no tag', { GetPrincipalTagAttributeMap: {} }, 'makes the tag userid of nothing'],
  ])('%s, in a stack keyed by it', async (_, answers, finding) => {
    const patient = patientWith({ ...good, ...answers }, 'principal-tag')
    expect((await findingsOf(patient)).join('\n')).toContain(finding)
  })
})

test('a check that cannot be carried out is a finding, and the others go on', async () => {
  const { DescribeTable: _, ...answers } = good
  const patient = patientWith(answers)
  const config = { ...patient.config, endpoint: 'http://127.0.0.1:9/aws' }
  const results = []
  for await (const result of examine({ ...patient, config })) results.push(result)
  const failing = results.filter(({ findings }) => findings.length > 0).map(({ check }) => check)
  expect(failing).toEqual(['CORS', 'tables and their keys'])
  const [unreachable] = results.find(({ check }) => check === 'CORS')?.findings ?? []
  expect(unreachable?.what).toMatch(/^fetch failed: ./)
  expect(results.find(({ check }) => check === 'a sign-in with a test user')?.skipped).toContain(
    '--user NAME',
  )
})

/** The answer with one of its members, at any depth, left out, null or empty. */
function* variantsOf(answer: unknown): Generator<{ variant: unknown; what: string }> {
  if (typeof answer !== 'object' || answer === null) return
  if (Array.isArray(answer)) {
    for (const [index, element] of answer.entries()) {
      for (const { variant, what } of variantsOf(element)) {
        yield { variant: answer.with(index, variant), what: `[${index}].${what}` }
      }
    }
    return
  }
  for (const [name, member] of Object.entries(answer)) {
    const { [name]: _, ...others } = { ...answer } as Record<string, unknown>
    yield { variant: others, what: `${name} absent` }
    yield { variant: { ...answer, [name]: null }, what: `${name} null` }
    const empty = Array.isArray(member)
      ? []
      : typeof member === 'object'
        ? {}
        : typeof member === 'string'
          ? ''
          : member
    yield { variant: { ...answer, [name]: empty }, what: `${name} empty` }
    for (const { variant, what } of variantsOf(member)) {
      yield { variant: { ...answer, [name]: variant }, what: `${name}.${what}` }
    }
  }
}

test.each([
  'DescribeUserPool',
  'DescribeUserPoolClient',
  'DescribeIdentityPool',
  'GetIdentityPoolRoles',
  'GetGroup',
  'GetPrincipalTagAttributeMap',
])('an answer of %s that lacks a member is judged, and never ends a check', async (operation) => {
  const variants = [...variantsOf(good[operation])]
  expect(variants.length).toBeGreaterThan(2)
  for (const { variant, what } of variants) {
    const patient = patientWith({ ...good, [operation]: variant as object }, 'principal-tag')
    for await (const { findings } of examine({ ...patient, login: undefined })) {
      for (const { fix, what: found } of findings) {
        expect(found, what).not.toMatch(/undefined|Cannot read|is not (a function|iterable)/)
        if (!found.startsWith('fetch failed') && !found.includes('lets no page')) {
          expect(fix, what).not.toContain('This could not be checked')
        }
      }
    }
  }
})
