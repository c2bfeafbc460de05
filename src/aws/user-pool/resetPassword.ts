import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'
import { toAppError } from '../toAppError.ts'
import { callUserPool } from './callUserPool.ts'

interface Reset {
  username: string
  /** From the mail, good for an hour. */
  code: string
  newPassword: string
}

/**
 * Replaces a forgotten password. Resolves to null when it is replaced, and to the reason when it is not.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export async function resetPassword(
  config: Config,
  { username, code, newPassword }: Reset,
): Promise<AppError | null> {
  const input = {
    ClientId: config.userPoolClientId,
    Username: username,
    ConfirmationCode: code,
    Password: newPassword,
  }
  try {
    await callUserPool(config, 'ConfirmForgotPassword', input)
    return null
  } catch (error) {
    const reason = toAppError(error)
    return reason.kind === 'wrong-code' ? { kind: 'wrong-reset-code' } : reason
  }
}
