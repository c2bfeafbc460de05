import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation'
import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  GetPrincipalTagAttributeMapCommand,
  ListIdentitiesCommand,
  ListIdentityPoolsCommand,
  paginateListIdentityPools,
  SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity'
import * as idp from '@aws-sdk/client-cognito-identity-provider'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { sendRaw } from '../support/sendRaw.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { templateWith } from '../support/templateWith.ts'

/** The first commands of an operator at the local AWS, as the SDK's clients send them and read the answers. */
let local: OperatedAws
let north: SignedIn

beforeAll(async () => {
  local = await operatedAws()
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

/** A client's settings with the session of an administrator. */
const asNorth = () => ({ ...local.target.client, credentials: north.credentials, maxAttempts: 1 })
const asOperator = () => ({ ...local.target.client, maxAttempts: 1 })

describe('STS', () => {
  test('says who the operator is', async () => {
    const answer = await new STSClient(asOperator()).send(new GetCallerIdentityCommand({}))
    expect(answer).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/operator',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
    })
  })

  test('tells an administrator who they are, although no policy allows the question', async () => {
    const answer = await new STSClient(asNorth()).send(new GetCallerIdentityCommand({}))
    expect(answer).toMatchObject({
      Account: '123456789012',
      Arn: expect.stringMatching(
        /^arn:aws:sts::123456789012:assumed-role\/leading-keys-AdministratorRole-\w+\/CognitoIdentityCredentials$/,
      ),
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:CognitoIdentityCredentials$/),
    })
  })

  test.each([
    ['an unknown key', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }, 'InvalidClientTokenId'],
    ['a wrong secret', { secretAccessKey: 'x' }, 'SignatureDoesNotMatch'],
  ])('refuses %s with the code of the query protocol', async (_, wrong, name) => {
    const client = asOperator()
    const credentials = { ...local.aws.operatorKey, ...wrong }
    await expect(
      new STSClient({ ...client, credentials }).send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } })
  })

  test('refuses an unsigned call, an unknown action and a form without one', async () => {
    const post = (body: string, headers = {}) =>
      sendRaw(local.endpoint, {
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
        body,
      })
    const version = 'Version=2011-06-15'
    expect(await post(`Action=GetCallerIdentity&${version}`)).toMatchObject({
      status: 403,
      headers: { 'content-type': 'text/xml' },
      body: expect.stringContaining('<Type>Sender</Type><Code>MissingAuthenticationToken</Code>'),
    })
    expect(await post(`Action=GetMeEverything&${version}`)).toMatchObject({
      status: 400,
      body: expect.stringContaining(
        '<Code>InvalidAction</Code><Message>Could not find operation GetMeEverything for version 2011-06-15',
      ),
    })
    expect(await post(version)).toMatchObject({
      status: 400,
      body: expect.stringContaining('<Code>MissingAction</Code>'),
    })
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(await post(`Action=${name}&${version}`)).toMatchObject({ status: 400 })
    }
  })

  test('denies an administrator another role, and tells the operator that it emulates none', async () => {
    const assume = new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::123456789012:role/Other',
      RoleSessionName: 'test',
    })
    await expect(new STSClient(asNorth()).send(assume)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        /is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role\/Other because no identity-based policy allows/,
      ),
    })
    await expect(new STSClient(asOperator()).send(assume)).rejects.toMatchObject({
      name: 'NotEmulated',
      $metadata: { httpStatusCode: 501 },
    })
  })
})

describe('CloudFormation', () => {
  test.each([
    ['by its name', { StackName: 'leading-keys' }],
    ['without a name', {}],
  ])('describes the stack %s, with parameters and outputs', async (_, input) => {
    const { Stacks } = await new CloudFormationClient(asOperator()).send(new DescribeStacksCommand(input))
    expect(Stacks).toHaveLength(1)
    const [stack] = Stacks ?? []
    expect(stack).toMatchObject({
      StackName: 'leading-keys',
      StackId: expect.stringMatching(
        /^arn:aws:cloudformation:eu-central-1:123456789012:stack\/leading-keys\/[0-9a-f-]{36}$/,
      ),
      StackStatus: 'CREATE_COMPLETE',
      CreationTime: expect.any(Date),
    })
    const outputs = new Map(stack?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]))
    expect(Object.fromEntries(outputs)).toEqual(local.aws.outputs)
    expect(stack?.Outputs?.every(({ Description = '' }) => Description.length > 0)).toBe(true)
    expect(stack?.Parameters).toContainEqual({
      ParameterKey: 'PartitionKey',
      ParameterValue: local.config.partitionKey,
    })
    // An empty parameter is also present.
    expect(stack?.Parameters).toContainEqual(expect.objectContaining({ ParameterKey: 'DomainName' }))
  })

  test('knows no other stack', async () => {
    const client = new CloudFormationClient(asOperator())
    await expect(client.send(new DescribeStacksCommand({ StackName: 'a<b>&"c"' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id a<b>&"c" does not exist',
    })
  })

  test('denies an administrator, before it says that an operation is not emulated', async () => {
    const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }
    const client = new CloudFormationClient(asNorth())
    await expect(client.send(new DescribeStacksCommand({ StackName: 'leading-keys' }))).rejects.toMatchObject(
      {
        ...denied,
        message: expect.stringContaining(
          'cloudformation:DescribeStacks on resource: arn:aws:cloudformation:eu-central-1:123456789012:stack/leading-keys/*',
        ),
      },
    )
    await expect(client.send(new ListStacksCommand({}))).rejects.toMatchObject(denied)
    await expect(
      new CloudFormationClient(asOperator()).send(new ListStacksCommand({})),
    ).rejects.toMatchObject({
      name: 'NotEmulated',
      message: 'Not emulated by the local AWS: the operation ListStacks',
    })
  })
})

describe('the user pool', () => {
  const pool = () => new idp.CognitoIdentityProviderClient(asOperator())
  const ids = () => ({ UserPoolId: local.config.userPoolId })

  test('lists itself and describes itself as the template has it', async () => {
    const { UserPools } = await pool().send(new idp.ListUserPoolsCommand({ MaxResults: 60 }))
    expect(UserPools).toMatchObject([{ Id: local.config.userPoolId, Name: 'leading-keys-administrators' }])
    const { UserPool } = await pool().send(new idp.DescribeUserPoolCommand(ids()))
    expect(UserPool).toMatchObject({
      Id: local.config.userPoolId,
      Arn: `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${local.config.userPoolId}`,
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'OPTIONAL',
      UserPoolTier: 'ESSENTIALS',
      EstimatedNumberOfUsers: 4,
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true } },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameConfiguration: { CaseSensitive: false },
    })
    const names = UserPool?.SchemaAttributes?.map(({ Name }) => Name)
    expect(names).toEqual(expect.arrayContaining(['sub', 'email', 'email_verified', 'name']))
    expect(await pool().send(new idp.GetUserPoolMfaConfigCommand(ids()))).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    })
  })

  test('lists its app client and describes it', async () => {
    const { userPoolClientId: ClientId } = local.config
    const { UserPoolClients } = await pool().send(new idp.ListUserPoolClientsCommand(ids()))
    expect(UserPoolClients).toMatchObject([{ ClientId, ClientName: 'browser', ...ids() }])
    const { UserPoolClient } = await pool().send(
      new idp.DescribeUserPoolClientCommand({ ...ids(), ClientId }),
    )
    expect(UserPoolClient).toMatchObject({
      ClientId,
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      ReadAttributes: ['name'],
      WriteAttributes: ['name'],
      IdTokenValidity: 60,
      RefreshTokenValidity: 12,
      TokenValidityUnits: { IdToken: 'minutes', RefreshToken: 'hours' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    })
    expect(UserPoolClient?.ClientSecret).toBeUndefined()
    await expect(
      pool().send(new idp.DescribeUserPoolClientCommand({ ...ids(), ClientId: 'nobody' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  test('lists its groups, the users of a group, and the groups of a user', async () => {
    const leads = { GroupName: 'AgencyLeads', Precedence: 0, Description: expect.any(String), ...ids() }
    expect((await pool().send(new idp.ListGroupsCommand(ids()))).Groups).toMatchObject([leads])
    const inLeads = { ...ids(), GroupName: 'AgencyLeads' }
    const { Group } = await pool().send(new idp.GetGroupCommand(inLeads))
    expect(Group).toMatchObject({ ...leads, RoleArn: expect.stringContaining(':role/leading-keys-LeadRole') })
    const { Users } = await pool().send(new idp.ListUsersInGroupCommand(inLeads))
    expect(Users?.map(({ Username }) => Username)).toEqual(['agency-lead'])
    const groupsOf = async (Username: string) =>
      (await pool().send(new idp.AdminListGroupsForUserCommand({ ...ids(), Username }))).Groups
    expect(await groupsOf('agency-lead')).toMatchObject([leads])
    expect(await groupsOf('office-north')).toEqual([])
    for (const Command of [idp.GetGroupCommand, idp.ListUsersInGroupCommand]) {
      await expect(pool().send(new Command({ ...ids(), GroupName: 'Nobody' }))).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'Group not found.',
      })
    }
    await expect(groupsOf('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  test.each([
    ['one', ['sub'], ['sub']],
    ['several, of which the user lacks one', ['email', 'sub', 'nickname'], ['sub', 'email']],
    ['none', [], ['sub', 'email', 'email_verified']],
    ['no list of attributes', undefined, ['sub', 'email', 'email_verified']],
  ])('lists users with %s of their attributes when that is asked for', async (_, AttributesToGet, names) => {
    const { Users } = await pool().send(
      new idp.ListUsersCommand({ ...ids(), Filter: 'username = "office-north"', AttributesToGet }),
    )
    expect(Users?.map(({ Attributes }) => Attributes?.map(({ Name }) => Name))).toEqual([names])
  })

  test('knows no attribute that the schema does not have', async () => {
    await expect(
      pool().send(new idp.ListUsersCommand({ ...ids(), AttributesToGet: ['shoeSize'] })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('takes the sub for the name of a user in every operation on one', async () => {
    const { User } = await pool().send(
      new idp.AdminCreateUserCommand({ ...ids(), Username: 'by-sub', MessageAction: 'SUPPRESS' }),
    )
    const Username = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value
    const user = { ...ids(), Username }
    expect(await pool().send(new idp.AdminGetUserCommand(user))).toMatchObject({ Username: 'by-sub' })
    const group = { ...user, GroupName: 'AgencyLeads' }
    await pool().send(new idp.AdminAddUserToGroupCommand(group))
    expect((await pool().send(new idp.AdminListGroupsForUserCommand(user))).Groups).toHaveLength(1)
    await pool().send(new idp.AdminRemoveUserFromGroupCommand(group))
    await pool().send(new idp.AdminDisableUserCommand(user))
    await pool().send(new idp.AdminEnableUserCommand(user))
    const password = { Password: 'Correct-Horse-1!', Permanent: true }
    await pool().send(new idp.AdminSetUserPasswordCommand({ ...user, ...password }))
    await pool().send(new idp.AdminUserGlobalSignOutCommand(user))
    await pool().send(new idp.AdminDeleteSoftwareTokenCommand(user))
    const UserAttributes = [{ Name: 'name', Value: 'Somebody' }]
    await pool().send(new idp.AdminUpdateUserAttributesCommand({ ...user, UserAttributes }))
    await pool().send(new idp.AdminDeleteUserCommand(user))
    await expect(pool().send(new idp.AdminGetUserCommand(user))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
  })

  test('lets the operator change attributes, and removes a blank one', async () => {
    const user = { ...ids(), Username: 'office-new' }
    const change = (...attributes: [Name: string, Value: string][]) =>
      pool().send(
        new idp.AdminUpdateUserAttributesCommand({
          ...user,
          UserAttributes: attributes.map(([Name, Value]) => ({ Name, Value })),
        }),
      )
    const attributes = async () => {
      const { UserAttributes = [] } = await pool().send(new idp.AdminGetUserCommand(user))
      return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))
    }
    await change(['email', 'new@example.com'], ['name', 'Noa'])
    expect(await attributes()).toMatchObject({
      email: 'new@example.com',
      email_verified: 'false',
      name: 'Noa',
    })
    await change(['email', 'newer@example.com'], ['email_verified', 'true'], ['name', ''])
    const changed = await attributes()
    expect(changed).toMatchObject({ email: 'newer@example.com', email_verified: 'true' })
    expect(changed).not.toHaveProperty('name')
    await change(['email', ''])
    expect(await attributes()).not.toHaveProperty('email')
    await expect(change(['sub', 'other'])).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(change(['shoeSize', ''])).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(change(['email', 'no address'])).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  test.each([0, 61, 1.5])('refuses a page of %j pools', async (MaxResults) => {
    await expect(pool().send(new idp.ListUserPoolsCommand({ MaxResults }))).rejects.toMatchObject({
      name: expect.stringMatching(/InvalidParameterException|SerializationException/),
    })
  })

  test('gives its users page by page', async () => {
    const found: (string | undefined)[] = []
    const inPages = { client: pool(), pageSize: 2 }
    for await (const { Users = [] } of idp.paginateListUsers(inPages, ids())) {
      expect(Users.length).toBeLessThanOrEqual(2)
      found.push(...Users.map(({ Username }) => Username))
    }
    expect(found).toEqual(expect.arrayContaining(['office-north', 'office-south', 'agency-lead']))
    expect(new Set(found).size).toBe(found.length)
    await expect(
      pool().send(new idp.ListUsersCommand({ ...ids(), PaginationToken: 'x' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test.each([
    new idp.ListGroupsCommand({ UserPoolId: 'eu-central-1_x' }),
    new idp.DescribeUserPoolCommand({ UserPoolId: 'eu-central-1_x' }),
    new idp.ListUserPoolsCommand({ MaxResults: 1 }),
    new idp.CreateGroupCommand({ UserPoolId: 'eu-central-1_x', GroupName: 'Mine' }),
  ])('denies an administrator all of it', async (command) => {
    const client = new idp.CognitoIdentityProviderClient(asNorth())
    await expect(client.send(command as idp.ListGroupsCommand)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(/is not authorized to perform: cognito-idp:\w+ on resource: /),
    })
  })
})

describe('the identity pool', () => {
  const client = () => new CognitoIdentityClient(asOperator())
  const pool = () => ({ IdentityPoolId: local.config.identityPoolId })
  const provider = () => `cognito-idp.eu-central-1.amazonaws.com/${local.config.userPoolId}`

  test('lists itself, and describes itself as the template has it', async () => {
    const listed = { ...pool(), IdentityPoolName: 'leading-keys-administrators' }
    const { IdentityPools } = await client().send(new ListIdentityPoolsCommand({ MaxResults: 10 }))
    expect(IdentityPools).toEqual([listed])
    for await (const page of paginateListIdentityPools(
      { client: client(), pageSize: 1 },
      { MaxResults: 1 },
    )) {
      expect(page.IdentityPools).toEqual([listed])
    }
    expect(await client().send(new DescribeIdentityPoolCommand(pool()))).toMatchObject({
      ...listed,
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        {
          ProviderName: provider(),
          ClientId: local.config.userPoolClientId,
          ServerSideTokenCheck: true,
        },
      ],
    })
  })

  test('lists every identity with its provider, page by page', async () => {
    const found: (string | undefined)[] = []
    let NextToken: string | undefined
    do {
      const page = await client().send(new ListIdentitiesCommand({ ...pool(), MaxResults: 2, NextToken }))
      for (const { IdentityId, Logins } of page.Identities ?? []) {
        found.push(IdentityId)
        expect(Logins).toEqual([provider()])
      }
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    expect(found).toContain(north.identityId)
    expect(new Set(found).size).toBe(found.length)
  })

  test('says which roles it gives and how it chooses', async () => {
    expect(await client().send(new GetIdentityPoolRolesCommand(pool()))).toMatchObject({
      Roles: { authenticated: expect.stringContaining(':role/leading-keys-AdministratorRole') },
      RoleMappings: {
        [`${provider()}:${local.config.userPoolClientId}`]: {
          Type: 'Token',
          AmbiguousRoleResolution: 'AuthenticatedRole',
        },
      },
    })
  })

  test('says which claims become tags', async () => {
    const input = { ...pool(), IdentityProviderName: provider() }
    const PrincipalTags = local.config.partitionKey === 'principal-tag' ? { userid: 'sub' } : {}
    expect(await client().send(new GetPrincipalTagAttributeMapCommand(input))).toMatchObject({
      ...input,
      UseDefaults: false,
      PrincipalTags,
    })
  })

  test('knows no other pool', async () => {
    const other = { IdentityPoolId: 'eu-central-1:00000000-0000-4000-8000-000000000000' }
    const commands = [
      new DescribeIdentityPoolCommand(other),
      new GetIdentityPoolRolesCommand(other),
      new ListIdentitiesCommand({ ...other, MaxResults: 1 }),
    ]
    for (const command of commands) {
      await expect(client().send(command as DescribeIdentityPoolCommand)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      })
    }
  })

  test('denies an administrator all of it, whether or not it is emulated', async () => {
    const commands = [
      new DescribeIdentityPoolCommand(pool()),
      new ListIdentityPoolsCommand({ MaxResults: 1 }),
      new SetIdentityPoolRolesCommand({ ...pool(), Roles: {} }),
    ]
    for (const command of commands) {
      await expect(
        new CognitoIdentityClient(asNorth()).send(command as DescribeIdentityPoolCommand),
      ).rejects.toMatchObject({ name: 'AccessDeniedException' })
    }
  })
})

test('a role whose policy allows an operation of the user pool may call it, as on AWS', async () => {
  const statement = '              - Sid: QueryOwnAgents\n'
  const more =
    '              - Sid: More\n                Effect: Allow\n                Action: [cognito-idp:ListGroups, cognito-idp:CreateGroup]\n                Resource: !GetAtt UserPool.Arn\n'
  const allowing = await operatedAws({}, templateWith(statement, more + statement))
  try {
    const { credentials } = await signInOverHttp(allowing.config, 'office-north')
    const client = new idp.CognitoIdentityProviderClient({ ...allowing.target.client, credentials })
    const ids = { UserPoolId: allowing.config.userPoolId }
    expect((await client.send(new idp.ListGroupsCommand(ids))).Groups).toHaveLength(1)
    await expect(
      client.send(new idp.CreateGroupCommand({ ...ids, GroupName: 'Mine' })),
    ).rejects.toMatchObject({ name: 'NotEmulated' })
    await expect(client.send(new idp.DescribeUserPoolCommand(ids))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
  } finally {
    await allowing.close()
  }
})
