import { decodeJwt } from 'jose'
import * as v from 'valibot'
import type { UserPools } from '../input/findUserPool.ts'
import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import type { User } from '../users/User.ts'
import { isSessionAlive } from './isSessionAlive.ts'
import { verifyJwt } from './verifyJwt.ts'

const accessTokenClaims = v.object({
  sub: v.string(),
  client_id: v.string(),
  token_use: v.literal('access'),
  scope: v.literal('aws.cognito.signin.user.admin'),
  origin_jti: v.string(),
  exp: v.pipe(v.number(), v.safeInteger()),
})

/** The user of an access token, with their pool and app client. */
export interface Bearer {
  pool: UserPool
  client: UserPoolClient
  user: User
}

/**
 * Calls `act` for the user of an access token. It calls `act` right after the check, so that nothing can change the
 * user in between.
 *
 * @throws AwsError NotAuthorizedException
 */
export async function asBearer<Output>(
  { userPools }: UserPools,
  token: string,
  act: (bearer: Bearer) => Output,
): Promise<Output> {
  const issuer = issuerOf(token)
  const pool = [...userPools.values()].find((candidate) => candidate.issuer === issuer)
  if (pool === undefined) throw notAuthorized('Invalid Access Token')
  const verified = await verifyJwt(pool, token)
  if (verified === undefined) throw notAuthorized('Could not verify signature for Access Token')
  const result = v.safeParse(accessTokenClaims, verified)
  if (!result.success) throw notAuthorized('Invalid Access Token')

  const claims = result.output
  if (pool.environment.now() >= claims.exp * 1000) throw notAuthorized('Access Token has expired')
  const user = pool.users.findBySub(claims.sub)
  const client = pool.clients.get(claims.client_id)
  if (user === undefined || client === undefined || !isSessionAlive(pool, claims)) {
    throw notAuthorized('Access Token has been revoked')
  }
  return act({ pool, client, user })
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}
