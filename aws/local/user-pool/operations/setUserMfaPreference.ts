import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { asBearer } from '../tokens/asBearer.ts'

const settings = v.optional(
  v.object({ Enabled: v.optional(v.boolean(), false), PreferredMfa: v.optional(v.boolean(), false) }),
)

const schema = v.object({
  AccessToken: members.accessToken,
  SMSMfaSettings: settings,
  SoftwareTokenMfaSettings: settings,
  EmailMfaSettings: settings,
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html */
export async function setUserMfaPreference(aws: UserPools, input: unknown): Promise<object> {
  const request = parseInput(schema, input)
  return asBearer(aws, request.AccessToken, ({ pool, user }) => {
    if (request.SMSMfaSettings?.Enabled)
      throw invalid('User does not have delivery config set to turn on SMS_MFA')
    if (request.EmailMfaSettings?.Enabled)
      throw invalid('User does not have delivery config set to turn on EMAIL_OTP')
    const { Enabled, PreferredMfa } = request.SoftwareTokenMfaSettings ?? {}
    if (Enabled === undefined || PreferredMfa === undefined) return {}
    if (Enabled && user.softwareToken === undefined) throw invalid('User has not verified software token mfa')
    const mfa = { enabled: Enabled, preferred: Enabled && PreferredMfa }
    pool.users.save({ ...user, mfa, modifiedAt: pool.environment.now() })
    return {}
  })
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message)
}
