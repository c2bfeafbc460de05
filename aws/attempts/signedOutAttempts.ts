import type { Attempt, Expected } from './Attempt.ts'
import { refused } from './expectations.ts'
import { unsignedRequest } from './signRequest.ts'
import type { World } from './World.ts'

/** Signs the administrator out of every device. Doing it again changes nothing. */
async function signOut(world: World): Promise<void> {
  await world.send(
    unsignedRequest(world, 'cognito-idp', 'GlobalSignOut', { AccessToken: world.me.accessToken }),
  )
}

const revokedLogin = refused('NotAuthorizedException', /^Invalid login token\. /)

const rows: [name: string, tries: string, send: Attempt['send'], expected: Expected][] = [
  [
    'new credentials with the ID token of before',
    'The token has not expired. A thief who copied it would keep getting credentials.',
    (world) =>
      world.send(
        unsignedRequest(world, 'cognito-identity', 'GetCredentialsForIdentity', {
          IdentityId: world.me.identityId,
          Logins: world.me.logins,
        }),
      ),
    revokedLogin,
  ],
  [
    'the identity ID with the ID token of before',
    'GetId.',
    (world) =>
      world.send(
        unsignedRequest(world, 'cognito-identity', 'GetId', {
          IdentityPoolId: world.identityPoolId,
          Logins: world.me.logins,
        }),
      ),
    revokedLogin,
  ],
  [
    'new tokens with the refresh token of before',
    'GetTokensFromRefreshToken.',
    (world) =>
      world.send(
        unsignedRequest(world, 'cognito-idp', 'GetTokensFromRefreshToken', {
          ClientId: world.userPoolClientId,
          RefreshToken: world.me.refreshToken,
        }),
      ),
    refused('NotAuthorizedException', 'Refresh Token has been revoked'),
  ],
  [
    'one’s user with the access token of before',
    'GetUser.',
    (world) =>
      world.send(unsignedRequest(world, 'cognito-idp', 'GetUser', { AccessToken: world.me.accessToken })),
    refused('NotAuthorizedException', 'Access Token has been revoked'),
  ],
]

/** Attempts with tokens and credentials that were copied from a browser before its user signed out everywhere. */
export const signedOutAttempts: readonly Attempt[] = rows.map(([name, tries, send, expected]) => ({
  name,
  tries,
  layer: /credentials|identity/.test(name) ? 'identity pool' : 'user pool',
  async send(world) {
    await signOut(world)
    return send(world)
  },
  expected,
}))
