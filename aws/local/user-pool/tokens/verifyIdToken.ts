import { decodeJwt } from 'jose'
import * as v from 'valibot'
import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import { isJwt, verifyJwt } from './verifyJwt.ts'

/** JSON has numbers that JavaScript reads as infinite, such as 1e999. */
const secondsSinceEpoch = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** No token of a user pool lives longer, in seconds. */
const longestLife = 86_400
/** Seconds by which the clock that signed a token may be ahead. */
const tolerance = 300

const idTokenClaims = v.looseObject({
  sub: v.string(),
  /** The app client. */
  aud: v.string(),
  iss: v.string(),
  token_use: v.literal('id'),
  origin_jti: v.string(),
  auth_time: secondsSinceEpoch,
  iat: secondsSinceEpoch,
  nbf: v.optional(secondsSinceEpoch),
  exp: secondsSinceEpoch,
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
    const [issue] = result.issues
    // An access token is refused here: it has no aud.
    if (issue.received === 'undefined')
      throw refused(`Missing a required claim: ${v.getDotPath(issue) ?? ''}`)
    throw refused('Not a valid OpenId Connect identity token.')
  }
  const now = Math.floor(pool.environment.now() / 1000)
  const { exp, iat, nbf = iat } = result.output
  const isSensible = iat < exp && exp - iat <= longestLife && Math.max(iat, nbf) <= now + tolerance
  if (!isSensible) throw refused('Not a valid OpenId Connect identity token.')
  if (now >= exp) throw refused(`Token expired: ${now} >= ${exp}`)
  return result.output
}

function decode(token: string) {
  try {
    return isJwt(token) ? decodeJwt(token) : undefined
  } catch {
    return undefined
  }
}

function refused(reason: string) {
  return notAuthorized(`Invalid login token. ${reason}`)
}
