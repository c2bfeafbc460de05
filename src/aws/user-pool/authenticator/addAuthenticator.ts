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
 * Adds the authenticator app that shows this code. From then on the sign-in asks for a code. Resolves to null when Cognito
 * accepts the code, and to the reason when it does not.
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
    // After the proof, Cognito still asks for no code until the app is set as the preferred factor.
    await preferAuthenticator(config, AccessToken, true)
    return null
  } catch (error) {
    return toAppError(error)
  }
}
