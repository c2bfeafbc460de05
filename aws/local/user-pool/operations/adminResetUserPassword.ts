import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { notAuthorized } from '../notAuthorized.ts'
import { recoversByEmail } from '../passwords/recoversByEmail.ts'
import { sendResetCode } from '../passwords/sendResetCode.ts'
import { verifiedEmail } from '../passwords/verifiedEmail.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username })

/**
 * Makes the user's password invalid and sends a code for choosing another. In a pool without recovery by email, the
 * operator uses AdminSetUserPassword instead.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html
 */
export async function adminResetUserPassword(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const user = findUser(pool, Username)
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.')
  }
  const email = recoversByEmail(pool) ? verifiedEmail(user) : undefined
  if (email === undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
  sendResetCode(pool, { ...user, status: 'RESET_REQUIRED', modifiedAt: pool.environment.now() }, email)
  return {}
}
