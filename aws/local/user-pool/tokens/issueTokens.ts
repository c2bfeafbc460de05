import { SignJWT } from 'jose'
import { randomUuid } from '../../randomUuid.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import type { User } from '../users/User.ts'
import type { Grant } from './Grant.ts'
import { groupClaims } from './groupClaims.ts'

/** The answer of a sign-in or a refresh. */
export interface AuthenticationResult {
  AccessToken: string
  IdToken: string
  /** Absent if the client's present one stays valid. */
  RefreshToken?: string
  /** How long the access token is valid, in seconds. */
  ExpiresIn: number
  TokenType: 'Bearer'
}

/**
 * New ID and access tokens of a grant.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export async function issueTokens(
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  { grant, refreshToken }: { grant: Grant; refreshToken?: string },
): Promise<AuthenticationResult> {
  const { now, randomBytes } = pool.environment
  const iat = Math.floor(now() / 1000)
  const { groups, roles } = groupClaims(pool, user)
  const common = {
    sub: user.sub,
    ...groups,
    iss: pool.issuer,
    origin_jti: grant.originJti,
    event_id: randomUuid(randomBytes),
    auth_time: grant.authTime,
    iat,
  }
  const idToken = signJwt(pool, {
    ...readableClaims(client, user),
    ...common,
    ...roles,
    'cognito:username': user.username,
    aud: client.clientId,
    token_use: 'id',
    exp: iat + client.idTokenLifetime,
    jti: randomUuid(randomBytes),
  })
  const accessToken = signJwt(pool, {
    ...common,
    client_id: client.clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    username: user.username,
    exp: iat + client.accessTokenLifetime,
    jti: randomUuid(randomBytes),
  })
  return {
    AccessToken: await accessToken,
    IdToken: await idToken,
    ...(refreshToken === undefined ? {} : { RefreshToken: refreshToken }),
    ExpiresIn: client.accessTokenLifetime,
    TokenType: 'Bearer',
  }
}

/** The attributes that the client may read. In a token, and only there, the "verified" ones are booleans. */
function readableClaims(client: UserPoolClient, user: User): Record<string, string | boolean> {
  const readable = Object.entries(user.attributes).filter(([name]) => client.canRead(name))
  return Object.fromEntries(
    readable.map(([name, value]) => [name, name.endsWith('_verified') ? value === 'true' : value]),
  )
}

/** Signs claims with the pool's key, as AWS does: RS256, and a header of `kid` and `alg` only. */
function signJwt({ signingKey }: UserPool, claims: Readonly<Record<string, unknown>>): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ kid: signingKey.kid, alg: 'RS256' })
    .sign(signingKey.privateKey)
}
