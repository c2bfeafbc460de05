import type { Attempt, Expected } from './Attempt.ts'
import { refused, refusedEither } from './expectations.ts'
import { unsignedRequest } from './signRequest.ts'
import type { World } from './World.ts'

function call(operation: string, input: (world: World) => object): Attempt['send'] {
  return (world) => world.send(unsignedRequest(world, 'cognito-identity', operation, input(world)))
}

const credentials = (input: (world: World) => object) =>
  call('GetCredentialsForIdentity', (world) => ({
    IdentityId: world.me.identityId,
    Logins: world.me.logins,
    ...input(world),
  }))
const getId = (input: (world: World) => object) =>
  call('GetId', (world) => ({
    IdentityPoolId: world.identityPoolId,
    Logins: world.me.logins,
    ...input(world),
  }))

const loginsDoNotMatch = refused(
  'NotAuthorizedException',
  "Logins don't match. Please include at least one valid login for this identity or identity pool.",
)
const noGuests = refused(
  'NotAuthorizedException',
  'Unauthenticated access is not supported for this identity pool.',
)
const nobody = '00000000-0000-4000-8000-000000000000'
const malformed = refused(
  'ValidationException',
  /^1 validation error detected: Value '.*' at '(identityId|identityPoolId)' failed to satisfy constraint: Member must satisfy regular expression pattern: /s,
)
const forbidden = (whose: 'me' | 'other') =>
  refused(
    'NotAuthorizedException',
    (world) => `Access to Identity '${world[whose].identityId}' is forbidden.`,
  )

const rows: [name: string, tries: string, send: Attempt['send'], expected: Expected][] = [
  [
    'another’s identity with the caller’s own login',
    'The identity ID of another user, with the attacker’s own valid token.',
    credentials((world) => ({ IdentityId: world.other.identityId })),
    loginsDoNotMatch,
  ],
  [
    'another’s identity without a login',
    'Knowing an identity ID is worth nothing.',
    credentials((world) => ({ IdentityId: world.other.identityId, Logins: {} })),
    forbidden('other'),
  ],
  [
    'the caller’s own identity without a login',
    'It belongs to somebody, so nobody gets it for nothing.',
    credentials(() => ({ Logins: {} })),
    forbidden('me'),
  ],
  [
    'the identity pool’s ID for an identity',
    'They look alike.',
    credentials((world) => ({ IdentityId: world.identityPoolId })),
    refused('ResourceNotFoundException', (world) => `Identity '${world.identityPoolId}' not found.`),
  ],
  [
    'the caller’s own identity in capitals',
    '',
    credentials((world) => ({ IdentityId: world.me.identityId.toUpperCase() })),
    malformed,
  ],
  [
    'an identity with a line break behind it',
    '',
    credentials((world) => ({ IdentityId: `${world.me.identityId}\n` })),
    malformed,
  ],
  [
    'two logins at once',
    'The caller’s own, and the same token under another name: a second login would be linked to the identity.',
    credentials((world) => ({
      Logins: { ...world.me.logins, [`${world.provider}x`]: world.me.idToken },
    })),
    loginsDoNotMatch,
  ],
  [
    'credentials for a guest',
    'No login at all, for a new identity.',
    getId(() => ({ Logins: {} })),
    noGuests,
  ],
  [
    'an identity that does not exist',
    '',
    credentials((world) => ({ IdentityId: `${world.region}:${nobody}` })),
    refused('ResourceNotFoundException', ({ region }) => `Identity '${region}:${nobody}' not found.`),
  ],
  [
    'a user-pool sub for an identity',
    'The wrong one of the two subs.',
    credentials((world) => ({ IdentityId: world.me.sub })),
    malformed,
  ],
  [
    'another identity pool',
    '',
    getId((world) => ({ IdentityPoolId: `${world.region}:${nobody}` })),
    refused('ResourceNotFoundException', ({ region }) => `IdentityPool '${region}:${nobody}' not found.`),
  ],
  [
    'the user pool’s ID for an identity pool',
    '',
    getId((world) => ({ IdentityPoolId: world.userPoolId })),
    malformed,
  ],
  [
    'a token under the name of another user pool',
    '',
    getId((world) => ({ Logins: { [`${world.provider}x`]: world.me.idToken } })),
    loginsDoNotMatch,
  ],
  [
    'a token under the name of another provider',
    '',
    getId((world) => ({ Logins: { 'graph.facebook.com': world.me.idToken } })),
    loginsDoNotMatch,
  ],
  [
    'a role of the caller’s own choice',
    'CustomRoleArn names a role that would allow more.',
    credentials((world) => ({ CustomRoleArn: `arn:aws:iam::${world.account}:role/Administrator` })),
    refusedEither(
      refused('NotAuthorizedException', /^Access to Role '.*' is forbidden\.$/),
      refused('InvalidParameterException', /./),
    ),
  ],
  [
    'the classic flow',
    'GetOpenIdToken, whose token AssumeRoleWithWebIdentity would take for any role that trusts the pool.',
    call('GetOpenIdToken', ({ me }) => ({ IdentityId: me.identityId, Logins: me.logins })),
    refused('InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.'),
  ],
  [
    'Logins that are __proto__',
    'A provider name that JavaScript treats specially.',
    (world) =>
      world.send(
        unsignedRequest(
          world,
          'cognito-identity',
          'GetId',
          `{"IdentityPoolId":"${world.identityPoolId}","Logins":{"__proto__":"x"}}`,
        ),
      ),
    loginsDoNotMatch,
  ],
  [
    'Logins that are a list',
    '',
    getId((world) => ({ Logins: [world.me.idToken] })),
    refused('SerializationException', /^/),
  ],
]

export const identityPoolAttempts: readonly Attempt[] = rows.map(([name, tries, send, expected]) => ({
  name,
  tries: tries === '' ? `Asks the identity pool with ${name}.` : tries,
  layer: 'identity pool',
  send,
  expected,
}))
