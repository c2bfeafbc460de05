import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'
import { toAppError } from '../toAppError.ts'
import { callUserPool } from './callUserPool.ts'

interface Change {
  getAccessToken: () => Promise<string>
  currentPassword: string
  newPassword: string
}

/**
 * Changes the password of the signed-in user, who stays signed in. Resolves to null when Cognito has changed it, and to
 * the reason when it has not.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export async function changePassword(
  config: Config,
  { getAccessToken, currentPassword, newPassword }: Change,
): Promise<AppError | null> {
  try {
    await callUserPool(config, 'ChangePassword', {
      AccessToken: await getAccessToken(),
      PreviousPassword: currentPassword,
      ProposedPassword: newPassword,
    })
    return null
  } catch (error) {
    const reason = toAppError(error)
    return reason.kind === 'wrong-credentials' ? { kind: 'wrong-current-password' } : reason
  }
}
