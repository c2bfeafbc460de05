import { decodeJwt } from 'jose'
import * as v from 'valibot'
import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import { verifyJwt } from './verifyJwt.ts'

const idTokenClaims = v.looseObject({
  sub: v.string(),
  /** The app client. */
  aud: v.string(),
  iss: v.string(),
  token_use: v.literal('id'),
  origin_jti: v.string(),
  auth_time: v.number(),
  iat: v.number(),
  exp: v.number(),
  'cognito:username': v.string(),
  'cognito:groups': v.optional(v.array(v.string())),
  'cognito:roles': v.optional(v.array(v.string())),
  'cognito:preferred_role': v.optional(v.string()),
})

export type IdTokenClaims = v.InferOutput<typeof idTokenClaims>

/**
 * The claims of an ID token of this pool: well-formed, issued by it, signed by its key with RS256, meant for
 * signing in, not expired. Whether its app client (`aud`) is welcome is for the caller to say.
 *
 * @throws AwsError NotAuthorizedException in the words of an identity pool
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export async function verifyIdToken(pool: UserPool, token: string): Promise<IdTokenClaims> {
  const unverified = decode(token)
  if (unverified === undefined) throw refused('Not a valid OpenId Connect identity token.')
  if (unverified.iss === 'https://cognito-identity.amazonaws.com') {
    throw refused("Can't pass in a Cognito token.")
  }
  if (unverified.iss !== pool.issuer) throw refused("Issuer doesn't match providerName")

  const verified = await verifyJwt(pool, token)
  if (verified === undefined) throw refused("Couldn't verify signed token.")
  const result = v.safeParse(idTokenClaims, verified)
  if (!result.success) {
    // An access token is refused here: it has no aud.
    throw refused(`Missing a required claim: ${v.getDotPath(result.issues[0]) ?? ''}`)
  }
  const now = Math.floor(pool.environment.now() / 1000)
  const { exp } = result.output
  if (now >= exp) throw refused(`Token expired: ${now} >= ${exp}`)
  return result.output
}

function decode(token: string) {
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

function refused(reason: string) {
  return notAuthorized(`Invalid login token. ${reason}`)
}
