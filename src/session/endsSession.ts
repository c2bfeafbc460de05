import type { AppError } from '../errors.ts'

/** Whether a failure means that the session is over. Anything that may pass (no connection, a busy service) does not. */
export function endsSession(error: AppError): boolean {
  switch (error.kind) {
    case 'session-expired':
    case 'account-disabled':
    case 'password-reset-required':
      return true
    default:
      return false
  }
}
