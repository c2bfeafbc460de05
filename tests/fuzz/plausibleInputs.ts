import { demoPassword } from '../../aws/seed/seedDemo.ts'
import type { Targets } from './Targets.ts'

/** Valid inputs for the fuzzer to spoil: `[target, input]`. */
export type Plausible = readonly [target: string, input: unknown]

export function dynamoDbInputs({ config: { tableName: TableName }, person }: Targets): Plausible[] {
  const Key = { userId: { S: person.identityId }, fieldName: { S: 'Heron' } }
  const Item = { ...Key, realName: { S: 'A' }, clearance: { N: '3' }, tags: { SS: ['a', 'b'] } }
  const values = { ':u': { S: person.identityId }, ':n': { N: '1' } }
  const ExpressionAttributeNames = { '#f': 'fieldName', '#s': 'status' }
  const condition = {
    ConditionExpression: 'attribute_not_exists(#s) OR size(realName) > :n',
    ExpressionAttributeNames: { '#s': 'status' },
    ExpressionAttributeValues: { ':n': { N: '1' } },
  }
  const query = {
    TableName,
    KeyConditionExpression: 'userId = :u AND begins_with(#f, :p)',
    FilterExpression: 'contains(notes, :p) AND NOT clearance BETWEEN :n AND :m',
    ProjectionExpression: 'userId, #f, missions[0].place',
    ExpressionAttributeNames: { '#f': 'fieldName' },
    ExpressionAttributeValues: { ...values, ':p': { S: 'H' }, ':m': { N: '9' } },
    Limit: 5,
    ScanIndexForward: false,
    ReturnConsumedCapacity: 'TOTAL',
  }
  const legacy = { ComparisonOperator: 'EQ', AttributeValueList: [{ S: person.identityId }] }
  const inputs: Record<string, unknown> = {
    Query: query,
    Scan: {
      TableName,
      FilterExpression: '#s = :u',
      ExpressionAttributeNames,
      ExpressionAttributeValues: values,
    },
    GetItem: { TableName, Key, ProjectionExpression: 'realName', ConsistentRead: true },
    PutItem: { TableName, Item, ...condition },
    UpdateItem: {
      TableName,
      Key,
      UpdateExpression: 'SET missions = if_not_exists(missions, :n) + :n REMOVE notes ADD visits :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    },
    DeleteItem: { TableName, Key, ...condition },
    BatchGetItem: { RequestItems: { [TableName]: { Keys: [Key] } } },
    BatchWriteItem: { RequestItems: { [TableName]: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] } },
    TransactGetItems: { TransactItems: [{ Get: { TableName, Key } }] },
    TransactWriteItems: {
      TransactItems: [
        { Put: { TableName, Item } },
        {
          Update: {
            TableName,
            Key: { ...Key, fieldName: { S: 'Updated' } },
            UpdateExpression: 'SET notes = if_not_exists(realName, :n) ADD visits :n',
            ExpressionAttributeValues: { ':n': { N: '1' } },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        { Delete: { TableName, Key: { ...Key, fieldName: { S: 'Deleted' } } } },
        {
          ConditionCheck: {
            TableName,
            Key: { ...Key, fieldName: { S: 'Checked' } },
            ConditionExpression: 'attribute_not_exists(fieldName)',
          },
        },
      ],
      ClientRequestToken: 'token',
    },
    ExecuteTransaction: {
      TransactStatements: [
        { Statement: `UPDATE "${TableName}" SET notes = 'x' WHERE userId = ?`, Parameters: [Key.userId] },
      ],
    },
    ExecuteStatement: {
      Statement: `SELECT * FROM "${TableName}" WHERE userId = ?`,
      Parameters: [Key.userId],
    },
    DescribeTable: { TableName },
    ListTables: { Limit: 3 },
    DeleteTable: { TableName },
  }
  const legacyInputs: Record<string, unknown> = {
    Query: { TableName, KeyConditions: { userId: legacy }, QueryFilter: { notes: legacy } },
    Scan: { TableName, ScanFilter: { notes: legacy }, AttributesToGet: ['notes'] },
    PutItem: { TableName, Item, Expected: { notes: { Exists: false } } },
    UpdateItem: { TableName, Key, AttributeUpdates: { visits: { Action: 'ADD', Value: { N: '1' } } } },
  }
  return [...Object.entries(inputs), ...Object.entries(legacyInputs)].map(([operation, input]) => [
    `DynamoDB_20120810.${operation}`,
    input,
  ])
}

export function publicInputs({ config, person }: Targets): Plausible[] {
  const { userPoolClientId: ClientId, identityPoolId: IdentityPoolId } = config
  const { accessToken: AccessToken, refreshToken, logins: Logins, identityId: IdentityId } = person
  const userPool: Record<string, unknown> = {
    InitiateAuth: {
      AuthFlow: 'USER_SRP_AUTH',
      ClientId,
      AuthParameters: { USERNAME: 'office-north', SRP_A: 'a1b2c3' },
    },
    RespondToAuthChallenge: {
      ChallengeName: 'PASSWORD_VERIFIER',
      ClientId,
      ChallengeResponses: {
        USERNAME: 'office-north',
        PASSWORD_CLAIM_SECRET_BLOCK: 'AAAA',
        PASSWORD_CLAIM_SIGNATURE: 'AAAA',
        TIMESTAMP: 'Tue Nov 24 03:00:00 UTC 2026',
      },
    },
    GetTokensFromRefreshToken: { ClientId, RefreshToken: refreshToken },
    RevokeToken: { ClientId, Token: 'x'.repeat(100) },
    GetUser: { AccessToken },
    UpdateUserAttributes: { AccessToken, UserAttributes: [{ Name: 'given_name', Value: 'Ana' }] },
    ChangePassword: {
      AccessToken,
      PreviousPassword: `${demoPassword}!`,
      ProposedPassword: 'Another-Password-1!',
    },
    ForgotPassword: { ClientId, Username: 'office-north' },
    ConfirmForgotPassword: {
      ClientId,
      Username: 'office-north',
      ConfirmationCode: '123456',
      Password: 'Another-Password-1!',
    },
    AssociateSoftwareToken: { AccessToken },
    VerifySoftwareToken: { AccessToken, UserCode: '123456' },
    SetUserMFAPreference: { AccessToken, SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } },
    SignUp: { ClientId, Username: 'eve', Password: 'Another-Password-1!' },
  }
  const identityPool: Record<string, unknown> = {
    GetId: { IdentityPoolId, Logins },
    GetCredentialsForIdentity: { IdentityId, Logins },
    GetOpenIdToken: { IdentityId, Logins },
  }
  return [
    ...Object.entries(userPool).map(
      ([name, input]) => [`AWSCognitoIdentityProviderService.${name}`, input] as const,
    ),
    ...Object.entries(identityPool).map(
      ([name, input]) => [`AWSCognitoIdentityService.${name}`, input] as const,
    ),
  ]
}

/** Operations of the operator. They use few usernames, so that the state does not grow with time. */
export function operatorInputs({ config: { userPoolId: UserPoolId } }: Targets): Plausible[] {
  const Username = 'fuzzed'
  const inputs: Record<string, unknown> = {
    AdminCreateUser: {
      UserPoolId,
      Username,
      TemporaryPassword: demoPassword,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: 'fuzzed@example.com' }],
    },
    AdminSetUserPassword: { UserPoolId, Username, Password: demoPassword, Permanent: true },
    AdminResetUserPassword: { UserPoolId, Username },
    AdminGetUser: { UserPoolId, Username },
    AdminAddUserToGroup: { UserPoolId, Username, GroupName: 'AgencyLeads' },
    AdminRemoveUserFromGroup: { UserPoolId, Username, GroupName: 'AgencyLeads' },
    AdminDisableUser: { UserPoolId, Username },
    AdminEnableUser: { UserPoolId, Username },
    AdminDeleteUser: { UserPoolId, Username },
    AdminDeleteSoftwareToken: { UserPoolId, Username },
    AdminUserGlobalSignOut: { UserPoolId, Username },
    ListUsers: { UserPoolId, Limit: 3, Filter: 'username = "fuzzed"' },
  }
  return Object.entries(inputs).map(([name, input]) => [`AWSCognitoIdentityProviderService.${name}`, input])
}
