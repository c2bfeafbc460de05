import * as v from 'valibot'
import type { Config } from '../../../../aws/contract/config.ts'
import { toAppError } from '../../toAppError.ts'
import { callUserPool } from '../callUserPool.ts'

const output = v.object({ SecretCode: v.string() })

/**
 * A secret (base32) for an authenticator app of whoever is signed in. It counts for nothing until its first code has
 * been taken; until then whatever they had before is what counts. Rejects with an AppError.
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
