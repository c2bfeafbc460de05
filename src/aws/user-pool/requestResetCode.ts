import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'
import { toAppError } from '../toAppError.ts'
import { callUserPool } from './callUserPool.ts'

/** What Cognito may answer about an account that cannot be sent a code. */
const noRecipient: [name: string, message: RegExp][] = [
  ['UserNotFoundException', /(?:)/],
  ['NotAuthorizedException', /^User password cannot be reset in the current state/],
  ['InvalidParameterException', /^Cannot reset password for the user/],
]

/**
 * Has a code sent to the person's verified email address, if there is such a person and address. Resolves to null
 * whether or not there is, so that nobody learns who has an account, and to the reason when nothing was asked.
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
