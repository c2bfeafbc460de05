import * as v from 'valibot'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'

const schema = v.object({ UserPoolId: members.userPoolId })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html */
export async function getUserPoolMfaConfig(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId } = parseInput(schema, input)
  const { MfaConfiguration, EnabledMfas } = findUserPool(aws, UserPoolId).properties
  return {
    SoftwareTokenMfaConfiguration: { Enabled: EnabledMfas.includes('SOFTWARE_TOKEN_MFA') },
    MfaConfiguration,
  }
}
