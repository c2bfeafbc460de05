import { decodeJwt } from 'jose'
import * as v from 'valibot'
import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import { isJwt, verifyJwt } from './verifyJwt.ts'

/** JavaScript reads some JSON numbers, such as 1e999, as infinite. */
const secondsSinceEpoch = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** The longest lifetime of a user pool's token, in seconds. */
const longestLife = 86_400
/** How far ahead the signer's clock may be, in seconds. */
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
 * The claims of an ID token of this pool. The token is well-formed, was issued by the pool, is signed with its key
 * and RS256, is an ID token, and has not expired. The caller must check the app client (`aud`).
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
    // An access token is refused here, because it has no `aud`.
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
