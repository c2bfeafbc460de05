import { createHmac } from 'node:crypto'
import type { Attempt, Expected } from '../Attempt.ts'
import { refused } from '../expectations.ts'
import { unsignedRequest } from '../signRequest.ts'
import type { World } from '../World.ts'

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

/** One's own ID token with something in it changed; the signature stays what it was. */
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
/** Which of a token's faults is named first is not part of the promise. */
const refusedToken: Expected = {
  is: 'refused',
  type: 'NotAuthorizedException',
  message: /^Invalid login token\. /,
}

const rows: [name: string, tries: string, token: (world: World) => string, expected: Expected][] = [
  [
    'a token with another’s sub',
    'One’s own token, whose sub is now somebody else’s.',
    claims((world) => ({ sub: world.other.sub })),
    unverifiable,
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
    refusedToken,
  ],
  [
    'a token signed with the public key as a secret (HS256)',
    'A verifier that trusts the header’s algorithm would take the public key for an HMAC secret.',
    (world) => {
      const jwt = decode(world.me.idToken)
      const unsigned = encode({
        header: { ...jwt.header, alg: 'HS256' },
        payload: { ...jwt.payload, sub: world.other.sub },
        signature: '',
      }).slice(0, -1)
      const secret = String(jwt.header.kid)
      return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`
    },
    refusedToken,
  ],
  [
    'a token with an unknown key ID',
    'kid names a key that the pool does not have.',
    forged(({ header }) => ({ header: { ...header, kid: 'none-of-yours' } })),
    refusedToken,
  ],
  [
    'a token that brings its own key',
    'jwk in the header, as RFC 7515 allows and no verifier should believe.',
    forged(({ header }) => ({
      header: { ...header, jwk: { kty: 'oct', k: 'c2VjcmV0' }, kid: 'mine' },
    })),
    refusedToken,
  ],
  [
    'a token of another issuer',
    'iss of another user pool.',
    claims((world) => ({
      iss: `https://cognito-idp.${world.region}.amazonaws.com/${world.region}_AbCdEf123`,
    })),
    refusedToken,
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
  ['a refresh token', 'Opaque, and not for this.', (world) => world.me.refreshToken, refusedToken],
  ['a token of two parts', '', (world) => world.me.idToken.split('.').slice(0, 2).join('.'), notAToken],
  ['a token of four parts', '', (world) => `${world.me.idToken}.x`, notAToken],
  ['a token that is not base64', '', () => '%%%.%%%.%%%', notAToken],
  ['a token whose parts are not JSON', '', () => 'bm90.anNvbg.YXQ', notAToken],
  [
    'an empty token',
    '',
    () => '',
    { is: 'refused', type: 'NotAuthorizedException|InvalidParameterException', message: /./ },
  ],
  [
    'a token of a hundred kilobytes',
    '',
    claims(() => ({ padding: 'x'.repeat(100_000) })),
    { is: 'refused', type: 'NotAuthorizedException|InvalidParameterException', message: /./ },
  ],
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

export const idTokenAttempts: readonly Attempt[] = rows.map(([name, tries, token, expected]) => ({
  name,
  tries: tries === '' ? `GetCredentialsForIdentity with ${name}.` : tries,
  layer: 'token',
  send: (world) =>
    world.send(
      unsignedRequest(world, 'cognito-identity', 'GetCredentialsForIdentity', {
        IdentityId: world.me.identityId,
        Logins: { [world.provider]: token(world) },
      }),
    ),
  expected,
}))
