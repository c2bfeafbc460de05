import {
  createHmac,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyPairKeyObjectResult,
} from 'node:crypto'
import { userPoolProvider } from '../contract/userPoolProvider.ts'
import type { Attempt, Expected } from './Attempt.ts'
import { refused } from './expectations.ts'
import { unsignedRequest } from './signRequest.ts'
import type { World } from './World.ts'

interface Jwt {
  header: Record<string, unknown>
  payload: Record<string, unknown>
  signature: string
}

function decode(token: string): Jwt {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { header: read(header), payload: read(payload), signature }
}

function encode({ header, payload, signature }: Jwt): string {
  const write = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${write(header)}.${write(payload)}.${signature}`
}

/** The caller's own ID token with a change in it, under the unchanged signature. */
function forged(change: (jwt: Jwt, world: World) => Partial<Jwt>): (world: World) => string {
  return (world) => {
    const jwt = decode(world.me.idToken)
    return encode({ ...jwt, ...change(jwt, world) })
  }
}

const claims = (changes: (world: World) => Record<string, unknown>) =>
  forged(({ payload }, world) => ({ payload: { ...payload, ...changes(world) } }))

const unverifiable = refused('NotAuthorizedException', "Invalid login token. Couldn't verify signed token.")
const notAToken = refused(
  'NotAuthorizedException',
  'Invalid login token. Not a valid OpenId Connect identity token.',
)
/** The service takes 1 to 50,000 characters. */
const ofWrongLength = refused(
  'ValidationException',
  /^1 validation error detected: .* at 'logins' failed to satisfy constraint/,
)

/** A key of the attacker's own, made once. */
let made: KeyPairKeyObjectResult | undefined
function ownKey(): KeyPairKeyObjectResult {
  made ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
  return made
}

/** The attacker's ID token with another user's sub and any header, signed by the attacker's own key. */
function signedByHand(
  header: (jwt: Jwt, world: World) => Record<string, unknown>,
  sign: (unsigned: string, world: World) => Buffer,
): (world: World) => string {
  return (world) => {
    const jwt = decode(world.me.idToken)
    const payload = { ...jwt.payload, sub: world.other.sub, 'cognito:username': world.other.username }
    const unsigned = encode({ header: header(jwt, world), payload, signature: '' }).slice(0, -1)
    return `${unsigned}.${sign(unsigned, world).toString('base64url')}`
  }
}

const byOwnKey = (unsigned: string) => createSign('sha256').update(unsigned).sign(ownKey().privateKey)
const byPublicKey = (encoding: (key: JsonWebKey) => string) => (unsigned: string, world: World) =>
  createHmac('sha256', encoding(keyOf(world)))
    .update(unsigned)
    .digest()

/** The pool's public key for the attacker's own token. */
function keyOf({ publicKeys, me }: World): JsonWebKey {
  const { kid } = decode(me.idToken).header
  const key = publicKeys.find((candidate) => candidate.kid === kid)
  if (key === undefined) throw new Error('the user pool does not publish the key of its own tokens')
  return key
}

function pem(key: JsonWebKey): string {
  return String(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))
}

const rows: [
  name: string,
  tries: string,
  token: (world: World) => string,
  expected: Expected,
  /** The user whose identity the token would open; the attacker when undefined. */
  whose?: 'other',
][] = [
  [
    'a token with another’s sub',
    'One’s own token, whose sub is now somebody else’s.',
    claims((world) => ({ sub: world.other.sub })),
    unverifiable,
    'other',
  ],
  [
    'a token that never expires',
    'exp moved by a year.',
    claims(() => ({ exp: 4_102_444_800 })),
    unverifiable,
  ],
  [
    'a token with a group added',
    'cognito:groups and cognito:roles of a lead.',
    claims((world) => ({
      'cognito:groups': ['AgencyLeads'],
      'cognito:roles': [`arn:aws:iam::${world.account}:role/lead`],
      'cognito:preferred_role': `arn:aws:iam::${world.account}:role/lead`,
    })),
    unverifiable,
  ],
  [
    'a token without a signature (alg none)',
    'The oldest trick with JWTs.',
    forged(({ header, payload }, world) => ({
      header: { ...header, alg: 'none' },
      payload: { ...payload, sub: world.other.sub },
      signature: '',
    })),
    unverifiable,
    'other',
  ],
  [
    'a token signed with the public key as a secret (HS256)',
    'A verifier that trusts the header’s algorithm would take the public key, in PEM, for an HMAC secret.',
    signedByHand(({ header }) => ({ ...header, alg: 'HS256' }), byPublicKey(pem)),
    unverifiable,
    'other',
  ],
  [
    'a token signed with the public modulus as a secret (HS256)',
    'The same, for a verifier that keeps keys as JWKs.',
    signedByHand(
      ({ header }) => ({ ...header, alg: 'HS256' }),
      byPublicKey(({ n }) => String(n)),
    ),
    unverifiable,
    'other',
  ],
  [
    'a token signed by somebody else under the pool’s key ID',
    'A good RS256 signature, by a key of the attacker’s own.',
    signedByHand(({ header }) => header, byOwnKey),
    unverifiable,
    'other',
  ],
  [
    'a token that brings its own key',
    'The same with that key in the header (jwk), as RFC 7515 allows and no verifier should believe.',
    signedByHand(
      ({ header }) => ({ ...header, jwk: ownKey().publicKey.export({ format: 'jwk' }) }),
      byOwnKey,
    ),
    unverifiable,
    'other',
  ],
  [
    'a token that says where its key is',
    'The same with an address (jku) in the header.',
    signedByHand(({ header }) => ({ ...header, jku: 'https://evil.test/jwks.json' }), byOwnKey),
    unverifiable,
    'other',
  ],
  [
    'a token that says what a verifier must understand',
    'crit in the header: the identity pool has to refuse a critical header that it does not know.',
    signedByHand(({ header }) => ({ ...header, crit: ['exp'] }), byOwnKey),
    unverifiable,
    'other',
  ],
  [
    'a token with an unknown key ID',
    'kid names a key that the pool does not have.',
    forged(({ header }) => ({ header: { ...header, kid: 'none-of-yours' } })),
    unverifiable,
  ],
  [
    'a token of another issuer',
    'iss of another user pool.',
    claims((world) => ({
      iss: `https://${userPoolProvider({ region: world.region, userPoolId: `${world.region}_AbCdEf123` })}`,
    })),
    refused('NotAuthorizedException', "Invalid login token. Issuer doesn't match providerName"),
  ],
  [
    'a token for another app client',
    'aud of a client that the identity pool does not trust.',
    claims(() => ({ aud: '1example23456789012345678a' })),
    unverifiable,
  ],
  [
    'an access token',
    'Signed by the pool, and not a proof of identity.',
    (world) => world.me.accessToken,
    refused('NotAuthorizedException', 'Invalid login token. Missing a required claim: aud'),
  ],
  [
    'an access token that calls itself an ID token',
    'token_use and aud added to it.',
    (world) => {
      const jwt = decode(world.me.accessToken)
      return encode({
        ...jwt,
        payload: { ...jwt.payload, token_use: 'id', aud: world.userPoolClientId },
      })
    },
    unverifiable,
  ],
  ['a refresh token', 'Opaque, and not for this.', (world) => world.me.refreshToken, notAToken],
  ['a token of two parts', '', (world) => world.me.idToken.split('.').slice(0, 2).join('.'), notAToken],
  ['a token of four parts', '', (world) => `${world.me.idToken}.x`, notAToken],
  ['a token that is not base64', '', () => '%%%.%%%.%%%', notAToken],
  ['a token whose parts are not JSON', '', () => 'bm90.anNvbg.YXQ', notAToken],
  ['an empty token', '', () => '', ofWrongLength],
  ['a token of a hundred kilobytes', '', claims(() => ({ padding: 'x'.repeat(100_000) })), ofWrongLength],
  [
    'a signature with one bit changed',
    '',
    forged(({ signature }) => {
      const bytes = Buffer.from(signature, 'base64url')
      bytes[0] = (bytes[0] ?? 0) ^ 1
      return { signature: bytes.toString('base64url') }
    }),
    unverifiable,
  ],
]

export const idTokenAttempts: readonly Attempt[] = rows.map(([name, tries, token, expected, whose]) => ({
  name,
  tries: tries === '' ? `GetCredentialsForIdentity with ${name}.` : tries,
  layer: 'token',
  send: (world) =>
    world.send(
      unsignedRequest(world, 'cognito-identity', 'GetCredentialsForIdentity', {
        IdentityId: world[whose ?? 'me'].identityId,
        Logins: { [world.provider]: token(world) },
      }),
    ),
  expected,
}))
