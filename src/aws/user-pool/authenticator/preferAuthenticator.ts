import type { Config } from '../../../../aws/contract/config.ts'
import { callUserPool } from '../callUserPool.ts'

/**
 * Turns the code at the sign-in on or off. Rejects with Cognito's exception.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html
 */
export async function preferAuthenticator(
  config: Config,
  accessToken: string,
  isWanted: boolean,
): Promise<void> {
  await callUserPool(config, 'SetUserMFAPreference', {
    AccessToken: accessToken,
    SoftwareTokenMfaSettings: { Enabled: isWanted, PreferredMfa: isWanted },
  })
}
