import {
  CompactSign,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { isSessionAlive } from '../../../aws/local/user-pool/tokens/isSessionAlive.ts'
import { jwks } from '../../../aws/local/user-pool/tokens/jwks.ts'
import { verifyIdToken } from '../../../aws/local/user-pool/tokens/verifyIdToken.ts'
import { signIn } from '../../support/cognitoUser.ts'
import { administer, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { clientId, type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
let idToken: string
let accessToken: string
const signedInAt = Date.UTC(2026, 10, 3, 9, 5, 7)

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: signedInAt })
  server = await userPoolServer()
  await createPerson(server, 'ana')
  const { session } = await signIn(server, 'ana', password)
  idToken = session.getIdToken().getJwtToken()
  accessToken = session.getAccessToken().getJwtToken()
})
beforeEach(() => {
  vi.setSystemTime(signedInAt)
})
afterAll(async () => {
  vi.useRealTimers()
  await server.close()
})

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const forge = (token: string, part: 0 | 1, changes: object) => {
  const parts = token.split('.')
  const content = JSON.parse(Buffer.from(parts[part] ?? '', 'base64url').toString())
  parts[part] = Buffer.from(JSON.stringify({ ...content, ...changes })).toString('base64url')
  return parts.join('.')
}

test('anybody can verify the tokens with the published keys', async () => {
  const keys = createLocalJWKSet(jwks(server.pool) as Parameters<typeof createLocalJWKSet>[0])
  const { issuer } = server.pool
  const { payload, protectedHeader } = await jwtVerify(idToken, keys, { issuer, audience: clientId })
  expect(payload['cognito:username']).toBe('ana')
  expect(protectedHeader).toEqual({ kid: expect.any(String), alg: 'RS256' })
  expect(jwks(server.pool).keys).toEqual([
    { alg: 'RS256', e: 'AQAB', kid: protectedHeader.kid, kty: 'RSA', n: expect.any(String), use: 'sig' },
  ])
})

describe('verifyIdToken', () => {
  test('gives the claims of a good token', async () => {
    expect(await verifyIdToken(server.pool, idToken)).toEqual(claimsOf(idToken))
  })

  test('accepts a token until it expires, and not from then on', async () => {
    const { exp } = claimsOf(idToken)
    vi.setSystemTime(exp * 1000 - 1)
    expect((await verifyIdToken(server.pool, idToken)).aud).toBe(clientId)
    vi.setSystemTime(exp * 1000)
    await expect(verifyIdToken(server.pool, idToken)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: `Invalid login token. Token expired: ${exp} >= ${exp}`,
    })
  })

  const unverified = "Couldn't verify signed token."
  const refusals: [string, () => string | Promise<string>, string][] = [
    ['something that is no token', () => 'nonsense', 'Not a valid OpenId Connect identity token.'],
    ['an access token', () => accessToken, 'Missing a required claim: aud'],
    ['claims that were changed', () => forge(idToken, 1, { sub: 'somebody-else' }), unverified],
    ['a header that was changed', () => forge(idToken, 0, { typ: 'JWT' }), unverified],
    ['another kid', () => forge(idToken, 0, { kid: 'another' }), unverified],
    ['no signature', () => new UnsecuredJWT(claimsOf(idToken)).encode(), unverified],
    [
      'a signature of somebody else, whose key is in the header',
      async () => {
        const { privateKey, publicKey } = await generateKeyPair('RS256')
        const header = { alg: 'RS256', kid: server.pool.signingKey.kid, jwk: await exportJWK(publicKey) }
        return new SignJWT(claimsOf(idToken)).setProtectedHeader(header).sign(privateKey)
      },
      unverified,
    ],
    [
      'an HMAC with the public key as its secret',
      () => {
        const { kid, publicJwk } = server.pool.signingKey
        const secret = new TextEncoder().encode(JSON.stringify(publicJwk))
        return new SignJWT(claimsOf(idToken)).setProtectedHeader({ alg: 'HS256', kid }).sign(secret)
      },
      unverified,
    ],
    [
      'a token of another user pool',
      () =>
        forge(idToken, 1, { iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other0000' }),
      "Issuer doesn't match providerName",
    ],
    [
      'a token of an identity pool',
      () => forge(idToken, 1, { iss: 'https://cognito-identity.amazonaws.com' }),
      "Can't pass in a Cognito token.",
    ],
  ]
  const nonsense = 'Not a valid OpenId Connect identity token.'
  const hour = 3600
  /** Claims as text: JSON has numbers that JavaScript cannot write. */
  const signedByThePool = (change: (claims: string, iat: number) => string) => () => {
    const { kid, privateKey } = server.pool.signingKey
    const claims = change(JSON.stringify(claimsOf(idToken)), claimsOf(idToken).iat)
    return new CompactSign(new TextEncoder().encode(claims))
      .setProtectedHeader({ kid, alg: 'RS256' })
      .sign(privateKey)
  }
  const withClaim = (name: string, value: (iat: number) => string) =>
    signedByThePool((claims, iat) =>
      claims.replace(new RegExp(`"${name}":\\d+|\\}$`), (found) =>
        found === '}' ? `,"${name}":${value(iat)}}` : `"${name}":${value(iat)}`,
      ),
    )
  const badTimes: typeof refusals = [
    ['an infinite exp', withClaim('exp', () => '1e999'), nonsense],
    ['an exp of text', withClaim('exp', () => '"2099"'), nonsense],
    ['an exp of null', withClaim('exp', () => 'null'), nonsense],
    ['an exp of half a second', withClaim('exp', (iat) => `${iat + 60}.5`), nonsense],
    ['an exp of days later', withClaim('exp', (iat) => `${iat + 25 * hour}`), nonsense],
    ['an exp before its iat', withClaim('exp', (iat) => `${iat - 1}`), nonsense],
    ['an infinite iat', withClaim('iat', () => '-1e999'), nonsense],
    ['an iat of tomorrow', withClaim('iat', (iat) => `${iat + 6 * 60}`), nonsense],
    ['an infinite nbf', withClaim('nbf', () => '1e999'), nonsense],
    ['an nbf of later', withClaim('nbf', (iat) => `${iat + hour}`), nonsense],
    ['an infinite auth_time', withClaim('auth_time', () => '1e999'), nonsense],
  ]
  test('accepts an nbf of now, and an exp of a day', async () => {
    for (const token of [
      withClaim('nbf', (iat) => `${iat}`),
      withClaim('exp', (iat) => `${iat + 24 * hour}`),
    ]) {
      expect((await verifyIdToken(server.pool, await token())).aud).toBe(clientId)
    }
  })

  const spelling: typeof refusals = ['\n', '\r\n', ' ', '=', '.', '\0'].map((end) => [
    `a good token with ${JSON.stringify(end)} behind it`,
    () => idToken + end,
    nonsense,
  ])

  test.each([...refusals, ...badTimes, ...spelling])('refuses %s', async (_, token, reason) => {
    await expect(verifyIdToken(server.pool, await token())).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: `Invalid login token. ${reason}`,
    })
  })
})

describe('an access token', () => {
  const getUser = (AccessToken: string) => callAsClient(server, 'GetUser', { AccessToken })

  test('is good until it expires', async () => {
    vi.setSystemTime(Date.now() + 59 * 60_000)
    expect(await getUser(accessToken)).toEqual({
      Username: 'ana',
      UserAttributes: [
        { Name: 'sub', Value: claimsOf(idToken).sub },
        { Name: 'email', Value: 'ana@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
    })
    vi.setSystemTime(Date.now() + 60_000)
    await expect(getUser(accessToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has expired',
    })
  })

  test.each([
    ['an ID token', () => idToken, 'Invalid Access Token'],
    ['no JWT', () => 'nonsense', 'Invalid Access Token'],
    [
      'a changed one',
      () => forge(accessToken, 1, { sub: 'somebody-else' }),
      'Could not verify signature for Access Token',
    ],
  ])('cannot be replaced by %s', async (_, token, message) => {
    await expect(getUser(token())).rejects.toMatchObject({ name: 'NotAuthorizedException', message })
  })
})

describe('the session behind a token', () => {
  async function claimsOfNewPerson(username: string) {
    await createPerson(server, username)
    const signedIn = await signIn(server, username, password)
    const claims = await verifyIdToken(server.pool, signedIn.session.getIdToken().getJwtToken())
    return { claims, AccessToken: signedIn.accessToken }
  }

  test('is alive until the user signs out everywhere', async () => {
    const { claims, AccessToken } = await claimsOfNewPerson('bob')
    expect(isSessionAlive(server.pool, claims)).toBe(true)
    expect(isSessionAlive(server.pool, { ...claims, sub: claimsOf(idToken).sub })).toBe(false)
    await callAsClient(server, 'GlobalSignOut', { AccessToken })
    expect(isSessionAlive(server.pool, claims)).toBe(false)
    expect(isSessionAlive(server.pool, claimsOf(idToken))).toBe(true)
  })

  test.each(['AdminDisableUser', 'AdminDeleteUser', 'AdminUserGlobalSignOut'])(
    'ends with %s',
    async (operation) => {
      const { claims } = await claimsOfNewPerson('cleo')
      await administer(server, operation, 'cleo')
      expect(isSessionAlive(server.pool, claims)).toBe(false)
      if (operation !== 'AdminDeleteUser') await administer(server, 'AdminDeleteUser', 'cleo')
    },
  )
})
