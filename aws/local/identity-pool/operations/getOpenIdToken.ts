import { SignJWT } from 'jose'
import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, logins, parseInput } from '../parseInput.ts'
import { toWebIdentity } from '../toWebIdentity.ts'
import { verifyIdentity } from '../verifyIdentity.ts'

const getOpenIdTokenInput = v.object({ IdentityId: id, Logins: logins })

/** Ten minutes, in seconds. */
const lifetime = 600

/**
 * `{ IdentityId, Logins }` → `{ IdentityId, Token }`: a token with the user's identity ID and principal tags.
 * AssumeRoleWithWebIdentity exchanges it for the credentials of any role that trusts the pool, so the operation is
 * refused while the classic flow is off.
 *
 * @throws AwsError InvalidParameterException; NotAuthorizedException for logins of another identity
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export const getOpenIdToken: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityId, Logins } = parseInput(getOpenIdTokenInput, input)
  const verified = await verifyIdentity(aws, IdentityId, Logins)
  const { tokenKey } = verified.pool
  if (tokenKey === undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'Basic (classic) flow is not enabled, please use enhanced flow.',
    )
  }
  const iat = Math.floor(aws.environment.now() / 1000)
  const { sub, aud, amr, tags } = toWebIdentity(IdentityId, verified)
  const listed = Object.fromEntries([...tags].map(([tag, value]) => [tag, [value]]))
  const token = new SignJWT({
    sub,
    aud,
    amr,
    ...(tags.size === 0 ? {} : { 'https://aws.amazon.com/tags': { principal_tags: listed } }),
    iss: 'https://cognito-identity.amazonaws.com',
    exp: iat + lifetime,
    iat,
  }).setProtectedHeader({ kid: tokenKey.kid, typ: 'JWS', alg: 'RS512' })
  return { IdentityId, Token: await token.sign(tokenKey.privateKey) }
}
