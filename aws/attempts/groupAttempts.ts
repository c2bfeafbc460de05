import type { Attempt, Expected } from './Attempt.ts'
import { actionForms } from './actionForms.ts'
import { deniedSomewhere, invalidToken, leadOf, refused } from './expectations.ts'
import { easiest } from './grants.ts'
import { signedRequest, unsignedRequest } from './signRequest.ts'
import type { World } from './World.ts'

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

/** A lead's ID token contains the ARN of the role, so a former lead knows it. */
const leadRole = (world: World) => String(claimsOf(leadOf(world).idToken)['cognito:preferred_role'])
const ownRole = ({ account, myArn }: World) => `arn:aws:iam::${account}:role/${myArn.split('/')[1]}`

const credentials =
  (input: (world: World) => object): Attempt['send'] =>
  (world) =>
    world.send(
      unsignedRequest(world, 'cognito-identity', 'GetCredentialsForIdentity', {
        IdentityId: world.me.identityId,
        Logins: world.me.logins,
        ...input(world),
      }),
    )

const customRole = (role: (world: World) => string) =>
  credentials((world) => ({ CustomRoleArn: role(world) }))

/** The caller's own ID token with claims of a lead added, under the unchanged signature. */
function promoted(claims: (world: World) => object): Attempt['send'] {
  return credentials((world) => {
    const [header, , signature] = world.me.idToken.split('.')
    const payload = { ...claimsOf(world.me.idToken), ...claims(world) }
    const written = Buffer.from(JSON.stringify(payload)).toString('base64url')
    return { Logins: { [world.provider]: `${header}.${written}.${signature}` } }
  })
}

const asLead =
  (operation: string, input: (world: World) => object): Attempt['send'] =>
  (world) =>
    world.send(
      signedRequest(
        world,
        operation,
        { TableName: world.tableName, ...input(world) },
        { credentials: leadOf(world).credentials },
      ),
    )

const forbiddenRole = (role: (world: World) => string): Expected =>
  refused('NotAuthorizedException', (world) => `Access to Role '${role(world)}' is forbidden.`)
const unverifiable = refused('NotAuthorizedException', "Invalid login token. Couldn't verify signed token.")
/** Every operation by the lead, on a row that does not exist. The declared grants tell which are allowed. */
export const everyOperationByLead: readonly Attempt[] = actionForms
  // The reads that a lead may make are attempts of their own, below.
  .filter(({ action }) => !['Query', 'Scan'].includes(action))
  .map(({ operation, action, name, input, changesStack }) => ({
    name: `the operation ${name} by the lead`,
    tries: 'To lead the agency is not to administer the table.',
    layer: 'policy',
    needsLead: true,
    ...(changesStack ? { localOnly: 'it would change the stack if it passed' } : {}),
    send: (world) => asLead(operation, (known) => input(known, leadOf(known)))(world),
    expected: {
      is: 'as granted',
      question: easiest('LeadRole', action),
      granted: { is: 'condition failed' },
      denied: deniedSomewhere(action),
    },
  }))

export const groupAttempts: readonly Attempt[] = [
  {
    name: 'the lead’s role, by its ARN',
    tries: 'CustomRoleArn with the role of the group, from somebody who is not in it.',
    layer: 'identity pool',
    needsLead: true,
    send: customRole(leadRole),
    expected: forbiddenRole(leadRole),
  },
  {
    name: 'the caller’s own role, by its ARN',
    tries: 'CustomRoleArn takes the roles in the token, and an administrator’s token has none.',
    layer: 'identity pool',
    send: customRole(ownRole),
    expected: forbiddenRole(ownRole),
  },
  {
    name: 'a role with a star in it',
    tries: 'CustomRoleArn as a pattern.',
    layer: 'identity pool',
    send: customRole(({ account }) => `arn:aws:iam::${account}:role/*`),
    expected: forbiddenRole(({ account }) => `arn:aws:iam::${account}:role/*`),
  },
  {
    name: 'a token with the lead’s role written into it',
    tries: 'cognito:preferred_role and cognito:roles, added to the attacker’s own token.',
    layer: 'token',
    needsLead: true,
    send: promoted((world) => ({
      'cognito:preferred_role': leadRole(world),
      'cognito:roles': [leadRole(world)],
    })),
    expected: unverifiable,
  },
  {
    name: 'a token with the group written into it',
    tries: 'cognito:groups, added to the attacker’s own token.',
    layer: 'token',
    send: promoted(() => ({ 'cognito:groups': ['AgencyLeads'] })),
    expected: unverifiable,
  },
  {
    name: 'the lead’s identity with the caller’s own login',
    tries: 'Powers hang on the token and not on the identity ID, which anybody may know.',
    layer: 'identity pool',
    needsLead: true,
    send: credentials((world) => ({ IdentityId: leadOf(world).identityId })),
    expected: refused(
      'NotAuthorizedException',
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    ),
  },
  {
    name: 'the lead’s session token with the caller’s own keys',
    tries: 'Only the session token is the lead’s.',
    layer: 'signature',
    needsLead: true,
    send: (world) =>
      world.send(
        signedRequest(
          world,
          'Scan',
          { TableName: world.tableName },
          {
            credentials: {
              ...world.me.credentials,
              sessionToken: leadOf(world).credentials.sessionToken,
            },
          },
        ),
      ),
    expected: invalidToken,
  },
  {
    name: 'a group by way of the caller’s own attributes',
    tries: 'UpdateUserAttributes with cognito:groups.',
    layer: 'user pool',
    send: (world) =>
      world.send(
        unsignedRequest(world, 'cognito-idp', 'UpdateUserAttributes', {
          AccessToken: world.me.accessToken,
          UserAttributes: [{ Name: 'cognito:groups', Value: 'AgencyLeads' }],
        }),
      ),
    localOnly: 'it would change a user if it passed',
    expected: refused(
      'InvalidParameterException',
      'Attributes did not conform to the schema: cognito:groups: Attribute does not exist in schema.',
    ),
  },
  {
    name: 'everybody’s agents, by the lead',
    tries: 'The twin of the Scan that administrators are denied.',
    layer: 'policy',
    needsLead: true,
    send: asLead('Scan', () => ({ Limit: 20 })),
    expected: { is: 'whole items' },
  },
  {
    name: 'an administrator’s agents, by the lead',
    tries: 'The twin of the Query that other administrators are denied.',
    layer: 'policy',
    needsLead: true,
    send: asLead('Query', (world) => ({
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: world.other.partition } },
    })),
    expected: { is: 'whole items' },
  },
  {
    name: 'an index that the table does not have, by the lead',
    tries: 'The grant is for the table and its own indexes.',
    layer: 'policy',
    needsLead: true,
    send: asLead('Query', (world) => ({
      IndexName: 'by-realName',
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: world.other.partition } },
    })),
    expected: deniedSomewhere('Query'),
  },
]
