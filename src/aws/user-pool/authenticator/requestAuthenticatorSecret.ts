import * as v from 'valibot'
import type { Config } from '../../../../aws/contract/config.ts'
import { toAppError } from '../../toAppError.ts'
import { callUserPool } from '../callUserPool.ts'

const output = v.object({ SecretCode: v.string() })

/**
 * Requests a secret (base32) for the user's authenticator app. Cognito uses it only after it has accepted its first
 * code. Whether an earlier authenticator app counts until then is not certain: see unfinishedReplacement.ts. Rejects with
 * an AppError.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export async function requestAuthenticatorSecret(
  config: Config,
  getAccessToken: () => Promise<string>,
): Promise<string> {
  try {
    const input = { AccessToken: await getAccessToken() }
    return v.parse(output, await callUserPool(config, 'AssociateSoftwareToken', input)).SecretCode
  } catch (error) {
    throw toAppError(error)
  }
}
