import type { Attempt, Expected } from './Attempt.ts'
import { refused, refusedEither } from './expectations.ts'
import { unsignedRequest } from './signRequest.ts'
import type { World } from './World.ts'

function call(operation: string, input: (world: World) => object): Attempt['send'] {
  return (world) => world.send(unsignedRequest(world, 'cognito-idp', operation, input(world)))
}

const nobody = 'nobody-has-this-name'

const confirmation = ({ userPoolClientId }: World, Username: string) => ({
  ClientId: userPoolClientId,
  Username,
  ConfirmationCode: '000000',
  Password: 'xx',
})

function withSub(token: string, sub: string): string {
  const [header, payload = '', signature] = token.split('.')
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub }
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

const modulus =
  'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF'

/** SRP with a public value that would make the shared secret known to anybody. */
function weakSrp(name: string, publicValue: string): Attempt {
  return {
    name: `SRP with A = ${name}`,
    tries: 'A multiple of N makes the shared secret zero for every password.',
    layer: 'user pool',
    send: call('InitiateAuth', (world) => ({
      AuthFlow: 'USER_SRP_AUTH',
      ClientId: world.userPoolClientId,
      AuthParameters: { USERNAME: world.other.username, SRP_A: publicValue },
    })),
    expected: refusedEither(
      refused('InvalidParameterException', /./),
      refused('NotAuthorizedException', /./),
    ),
  }
}

const noSuchSession = refused('NotAuthorizedException', /^Invalid session for the user/)
const notEnabled = (flow: string) =>
  refused('InvalidParameterException', `${flow} flow not enabled for this client`)
const wrongCode = refused('CodeMismatchException', 'Invalid verification code provided, please try again.')

const rows: [name: string, tries: string, send: Attempt['send'], expected: Expected][] = [
  [
    'a password on the wire',
    'USER_PASSWORD_AUTH, which the client does not allow.',
    call('InitiateAuth', (world) => ({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: world.userPoolClientId,
      AuthParameters: { USERNAME: world.other.username, PASSWORD: 'guess' },
    })),
    notEnabled('USER_PASSWORD_AUTH'),
  ],
  [
    'signing oneself up',
    'SignUp, with a password that no policy takes: where it were permitted, nobody would be made.',
    call('SignUp', (world) => ({
      ClientId: world.userPoolClientId,
      Username: 'intruder',
      Password: 'xx',
    })),
    refused('NotAuthorizedException', 'SignUp is not permitted for this user pool'),
  ],
  [
    'an unknown app client',
    '',
    call('InitiateAuth', (world) => ({
      AuthFlow: 'USER_SRP_AUTH',
      ClientId: '1example23456789012345678a',
      AuthParameters: { USERNAME: world.other.username, SRP_A: 'AB' },
    })),
    refused('ResourceNotFoundException', 'User pool client 1example23456789012345678a does not exist.'),
  ],
  [
    'a username that nobody has',
    'It is given a challenge like anybody’s: who exists stays unknown.',
    call('InitiateAuth', (world) => ({
      AuthFlow: 'USER_SRP_AUTH',
      ClientId: world.userPoolClientId,
      AuthParameters: { USERNAME: nobody, SRP_A: 'AB' },
    })),
    { is: 'harmless' },
  ],
  [
    'an invented refresh token',
    '',
    call('GetTokensFromRefreshToken', (world) => ({
      ClientId: world.userPoolClientId,
      RefreshToken: 'invented',
    })),
    refused('NotAuthorizedException', 'Invalid Refresh Token'),
  ],
  [
    'a refresh that leaves the refresh token as it is',
    'Tokens rotate, so that a stolen one shows: the flow without rotation is off.',
    call('InitiateAuth', (world) => ({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: world.userPoolClientId,
      AuthParameters: { REFRESH_TOKEN: world.me.refreshToken },
    })),
    notEnabled('REFRESH_TOKEN_AUTH'),
  ],
  [
    'a sign-in by another way',
    'CUSTOM_AUTH, which the client does not allow, either.',
    call('InitiateAuth', (world) => ({
      AuthFlow: 'CUSTOM_AUTH',
      ClientId: world.userPoolClientId,
      AuthParameters: { USERNAME: world.other.username },
    })),
    notEnabled('CUSTOM_AUTH'),
  ],
  [
    'one’s user with an ID token',
    'Signed by the pool, and not for this.',
    call('GetUser', ({ me }) => ({ AccessToken: me.idToken })),
    refused('NotAuthorizedException', /Access Token/),
  ],
  [
    'one’s user with an access token of another’s sub',
    'The signature stays what it was.',
    call('GetUser', ({ me, other }) => ({ AccessToken: withSub(me.accessToken, other.sub) })),
    refused('NotAuthorizedException', /Access Token/),
  ],
  [
    'another password without the old one',
    'A thief who has copied an access token calls ChangePassword.',
    call('ChangePassword', ({ me }) => ({
      AccessToken: me.accessToken,
      PreviousPassword: 'A-guess-of-2026!',
      ProposedPassword: 'xx',
    })),
    refused('NotAuthorizedException', 'Incorrect username or password.'),
  ],
  [
    'a forgotten password of somebody whom nobody knows',
    'It is answered like anybody’s: who exists stays unknown.',
    call('ForgotPassword', (world) => ({ ClientId: world.userPoolClientId, Username: nobody })),
    { is: 'harmless' },
  ],
  [
    'a guessed code for somebody whom nobody knows',
    'ConfirmForgotPassword, with a password that no policy takes.',
    call('ConfirmForgotPassword', (world) => confirmation(world, nobody)),
    wrongCode,
  ],
  [
    'a guessed code for another administrator',
    'In the very same words.',
    call('ConfirmForgotPassword', (world) => confirmation(world, world.other.username)),
    wrongCode,
  ],
  [
    'the end of a refresh token that nobody was given',
    'RevokeToken: it is as good as done, and tells nothing.',
    call('RevokeToken', (world) => ({ ClientId: world.userPoolClientId, Token: 'invented' })),
    { is: 'harmless' },
  ],
  [
    'an answer to a challenge that nobody gave',
    '',
    call('RespondToAuthChallenge', (world) => ({
      ChallengeName: 'PASSWORD_VERIFIER',
      ClientId: world.userPoolClientId,
      ChallengeResponses: {
        USERNAME: world.other.username,
        PASSWORD_CLAIM_SECRET_BLOCK: 'aW52ZW50ZWQ=',
        PASSWORD_CLAIM_SIGNATURE: 'aW52ZW50ZWQ=',
        TIMESTAMP: 'Mon Nov 23 08:00:00 UTC 2026',
      },
    })),
    noSuchSession,
  ],
  [
    'a new password for somebody in the middle of signing in',
    'NEW_PASSWORD_REQUIRED with an invented session.',
    call('RespondToAuthChallenge', (world) => ({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ClientId: world.userPoolClientId,
      Session: 'invented-invented-invented',
      ChallengeResponses: { USERNAME: world.other.username, NEW_PASSWORD: 'Intruder-2026!' },
    })),
    noSuchSession,
  ],
]

export const userPoolAttempts: readonly Attempt[] = [
  ...rows.map(
    ([name, tries, send, expected]): Attempt => ({
      name,
      tries: tries === '' ? `Asks the user pool with ${name}.` : tries,
      layer: 'user pool',
      send,
      expected,
    }),
  ),
  weakSrp('0', '0'),
  weakSrp('N', modulus),
  weakSrp('2N', (2n * BigInt(`0x${modulus}`)).toString(16)),
]
