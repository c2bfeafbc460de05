import type { Config } from '../../../../aws/contract/config.ts'
import type { AppError } from '../../../errors.ts'
import { toAppError } from '../../toAppError.ts'
import { callUserPool } from '../callUserPool.ts'
import { preferAuthenticator } from './preferAuthenticator.ts'

interface Addition {
  getAccessToken: () => Promise<string>
  /** The six digits that the app shows for the secret it was given. */
  code: string
}

/**
 * Adds the authenticator app that shows this code: from then on signing in takes one. Resolves to null when it does,
 * and to the reason when it does not.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
 */
export async function addAuthenticator(
  config: Config,
  { getAccessToken, code }: Addition,
): Promise<AppError | null> {
  try {
    const AccessToken = await getAccessToken()
    await callUserPool(config, 'VerifySoftwareToken', { AccessToken, UserCode: code })
    // Proven, it still is not asked for until the person is said to want that.
    await preferAuthenticator(config, AccessToken, true)
    return null
  } catch (error) {
    return toAppError(error)
  }
}
