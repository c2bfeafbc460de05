import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { NotEmulatedError } from '../../NotEmulatedError.ts'
import { findUser } from '../findUser.ts'
import { findUserPool, type UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'

const settings = v.object({
  Enabled: v.optional(v.boolean(), false),
  PreferredMfa: v.optional(v.boolean(), false),
})

const schema = v.object({
  UserPoolId: members.userPoolId,
  Username: members.username,
  SMSMfaSettings: v.optional(settings),
  EmailMfaSettings: v.optional(settings),
  SoftwareTokenMfaSettings: v.optional(settings),
})

/**
 * An operator's word on a user's authenticator app: disabled, it is forgotten, since the phone may be in other hands.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html
 */
export async function adminSetUserMfaPreference(aws: UserPools, input: unknown): Promise<object> {
  const request = parseInput(schema, input)
  if (request.SMSMfaSettings?.Enabled || request.EmailMfaSettings?.Enabled) {
    throw new NotEmulatedError('AdminSetUserMFAPreference for codes by SMS or email')
  }
  const pool = findUserPool(aws, request.UserPoolId)
  const user = findUser(pool, request.Username)
  const { Enabled, PreferredMfa } = request.SoftwareTokenMfaSettings ?? {}
  if (Enabled === undefined || PreferredMfa === undefined) return {}
  const modifiedAt = pool.surroundings.now()
  if (!Enabled) {
    const { softwareToken: _, pendingSecret: __, mfa: ___, ...rest } = user
    pool.users.save({ ...rest, modifiedAt })
    return {}
  }
  if (user.softwareToken === undefined) {
    throw new AwsError('InvalidParameterException', 'User has not verified software token mfa')
  }
  pool.users.save({ ...user, mfa: { enabled: true, preferred: PreferredMfa }, modifiedAt })
  return {}
}
