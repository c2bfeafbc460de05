import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'
import { toAppError } from '../toAppError.ts'
import { callUserPool } from './callUserPool.ts'

/** The answers of Cognito for an account to which it cannot send a code. */
const noRecipient: [name: string, message: RegExp][] = [
  ['UserNotFoundException', /(?:)/],
  ['NotAuthorizedException', /^User password cannot be reset in the current state/],
  ['InvalidParameterException', /^Cannot reset password for the user/],
]

/**
 * Asks Cognito to send a code to the user's verified email address. Resolves to null even when there is no such user or
 * address, so that nobody learns who has an account. Resolves to the reason when the request itself failed.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
 */
export async function requestResetCode(config: Config, username: string): Promise<AppError | null> {
  try {
    await callUserPool(config, 'ForgotPassword', { ClientId: config.userPoolClientId, Username: username })
    return null
  } catch (error) {
    return isAboutRecipient(error) ? null : toAppError(error)
  }
}

function isAboutRecipient(error: unknown): boolean {
  return (
    error instanceof Error &&
    noRecipient.some(([name, message]) => error.name === name && message.test(error.message))
  )
}
