import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findUser } from '../findUser.ts'
import { findUserPool, type UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { notAuthorized } from '../notAuthorized.ts'
import { parseInput } from '../parseInput.ts'
import { recoversByEmail } from '../recovery/recoversByEmail.ts'
import { sendResetCode } from '../recovery/sendResetCode.ts'
import { verifiedEmail } from '../recovery/verifiedEmail.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username })

/**
 * Ends the user's password and sends a code with which to choose another. Where people cannot recover by
 * themselves, AdminSetUserPassword is the way.
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
  sendResetCode(pool, { ...user, status: 'RESET_REQUIRED', modifiedAt: pool.surroundings.now() }, email)
  return {}
}
