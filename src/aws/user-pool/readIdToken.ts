import * as v from 'valibot'
import { decodeClaims } from '../calls/decodeClaims.ts'

const claims = v.object({
  'cognito:username': v.string(),
  sub: v.string(),
  'cognito:groups': v.optional(v.array(v.string()), []),
  /** The user pool: `https://cognito-idp.REGION.amazonaws.com/USER_POOL_ID`. */
  iss: v.string(),
  /** The app client. */
  aud: v.string(),
  /** The same for every token that came of one sign-in. */
  origin_jti: v.string(),
  /** Seconds since the epoch, by Cognito's clock. */
  iat: v.number(),
  exp: v.number(),
})

export type IdTokenClaims = v.InferOutput<typeof claims>

/**
 * The claims of an ID token, unverified: the token came from Cognito over TLS, and AWS verifies it at every use.
 *
 * @throws ValiError for anything that is not an ID token
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function readIdToken(idToken: string): IdTokenClaims {
  return v.parse(claims, decodeClaims(idToken))
}
