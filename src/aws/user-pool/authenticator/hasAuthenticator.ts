import * as v from 'valibot'
import type { Config } from '../../../../aws/contract/config.ts'
import { toAppError } from '../../toAppError.ts'
import { callUserPool } from '../callUserPool.ts'

const output = v.object({ UserMFASettingList: v.optional(v.array(v.string()), []) })

/**
 * Whether the sign-in asks for a code of an authenticator app. Rejects with an AppError.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
 */
export async function hasAuthenticator(
  config: Config,
  getAccessToken: () => Promise<string>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const input = { AccessToken: await getAccessToken() }
    const answer = v.parse(output, await callUserPool(config, 'GetUser', input, { signal }))
    return answer.UserMFASettingList.includes('SOFTWARE_TOKEN_MFA')
  } catch (error) {
    throw toAppError(error)
  }
}
