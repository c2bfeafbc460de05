import * as v from 'valibot'
import { AwsError } from '../AwsError.ts'
import type { IdentityPoolOperation } from './operations.ts'
import { idOf, logins, parseInput } from './parseInput.ts'
import { verifyIdentity } from './verifyIdentity.ts'

const getOpenIdTokenInput = v.object({ IdentityId: idOf('identityId'), Logins: logins })

/**
 * Refused while the classic flow is off: its token is what AssumeRoleWithWebIdentity takes, for any role that
 * trusts the pool.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export const getOpenIdToken: IdentityPoolOperation = async (aws, input) => {
  const { IdentityId, Logins } = parseInput(getOpenIdTokenInput, input)
  await verifyIdentity(aws, IdentityId, Logins)
  throw new AwsError(
    'InvalidParameterException',
    'Basic (classic) flow is not enabled, please use enhanced flow.',
  )
}
