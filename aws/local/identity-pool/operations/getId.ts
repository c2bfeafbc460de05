import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findIdentityPool } from '../findIdentityPool.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, logins, parseInput } from '../parseInput.ts'
import { verifyLogins } from '../verifyLogins.ts'

const getIdInput = v.object({ IdentityPoolId: id, Logins: logins })

/**
 * `{ IdentityPoolId, Logins }` → `{ IdentityId }`: the identity-pool user ID, which IAM calls
 * `cognito-identity.amazonaws.com:sub`.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export const getId: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityPoolId, Logins } = parseInput(getIdInput, input)
  const pool = findIdentityPool(aws, IdentityPoolId)
  if (Object.keys(Logins).length === 0) {
    throw new AwsError(
      'NotAuthorizedException',
      'Unauthenticated access is not supported for this identity pool.',
    )
  }
  const { login } = await verifyLogins(pool, Logins)
  return { IdentityId: pool.identities.idOf(login) }
}
