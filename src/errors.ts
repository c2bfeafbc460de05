/** Every failure the app expects. Values, so that components switch on `kind` and never read an exception's name. */
export type AppError =
  | { kind: 'wrong-credentials' }
  | { kind: 'too-many-attempts' }
  | { kind: 'account-disabled' }
  | { kind: 'password-reset-required' }
  | { kind: 'temporary-password-expired' }
  | { kind: 'password-refused'; rule: string }
  | { kind: 'wrong-current-password' }
  | { kind: 'wrong-code' }
  | { kind: 'wrong-reset-code' }
  | { kind: 'session-expired' }
  | { kind: 'access-denied' }
  /** AWS does not take signed requests that came through the app's own origin. */
  | { kind: 'delivery-refused' }
  | { kind: 'throttled' }
  | { kind: 'service-fault' }
  /** A pool, an app client or a table that the configuration names no longer exists. */
  | { kind: 'outdated' }
  | { kind: 'offline' }
  /** `detail` names the exception. The user can pass it on to the operator. */
  | { kind: 'unexpected'; detail: string }

export interface ErrorMessage {
  /** One sentence that says what happened. */
  what: string
  /** One sentence that says what the user can do. */
  next: string
}

/** The sentences that tell the user about a failure. */
export function messageFor(error: AppError): ErrorMessage {
  switch (error.kind) {
    case 'wrong-credentials':
      return { what: 'Incorrect username or password.', next: 'Check both and try again.' }
    case 'too-many-attempts':
      return { what: 'Too many attempts.', next: 'Wait 15 minutes, then try again.' }
    case 'account-disabled':
      return { what: 'This account is disabled.', next: 'Ask your agency lead to enable it.' }
    case 'password-reset-required':
      return {
        what: 'You need a new password.',
        next: 'Choose “Forgot password?” to get a code by email.',
      }
    case 'temporary-password-expired':
      return { what: 'This temporary password has expired.', next: 'Ask your agency lead for a new one.' }
    case 'password-refused':
      return { what: `That password cannot be used. ${error.rule}`.trim(), next: 'Choose another one.' }
    case 'wrong-current-password':
      return { what: 'That is not your current password.', next: 'Enter the one you signed in with.' }
    case 'wrong-code':
      return { what: 'That code is not valid.', next: 'Enter the code your authenticator app shows now.' }
    case 'wrong-reset-code':
      return {
        what: 'That code is wrong, or it has expired.',
        next: 'Enter the code in the newest email, or ask for another code.',
      }
    case 'session-expired':
      return { what: 'Your session has ended.', next: 'Sign in again to continue.' }
    case 'access-denied':
      return {
        what: 'You do not have access to this list.',
        next: 'Send your code to the person who manages access.',
      }
    case 'delivery-refused':
      return {
        what: 'The service refuses requests from this address.',
        next: 'Report this: the operator has to deploy with Delivery=cognito-same-origin.',
      }
    case 'throttled':
      return { what: 'The service is busy.', next: 'Wait a moment, then try again.' }
    case 'service-fault':
      return {
        what: 'The service has a problem.',
        next: 'Wait a moment, then try again.',
      }
    case 'outdated':
      return {
        what: 'This page is out of date.',
        next: 'Reload it. If that does not help, tell your agency lead.',
      }
    case 'offline':
      return { what: 'The service cannot be reached.', next: 'Check your connection, then try again.' }
    case 'unexpected':
      return {
        what: `Something unexpected happened (${error.detail}).`,
        next: 'Try again. If it happens again, tell your agency lead the words in brackets.',
      }
  }
}
