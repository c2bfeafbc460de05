import * as v from 'valibot'
import type { AppError } from '../errors.ts'

const metadata = v.object({ httpStatusCode: v.number() })

/** Cognito answers NotAuthorizedException in many cases. Only its text tells them apart. */
const notAuthorized: [RegExp, AppError][] = [
  [/^Incorrect username or password/, { kind: 'wrong-credentials' }],
  [/^Password attempts exceeded/, { kind: 'too-many-attempts' }],
  [/^User is disabled/, { kind: 'account-disabled' }],
  [/^Temporary password has expired/, { kind: 'temporary-password-expired' }],
  [/^Invalid session|Refresh Token|Access Token/, { kind: 'session-expired' }],
  // Other faults of a login token are faults of the configuration, and signing in again would not mend them.
  [/^Invalid login token. Token (expired|has been revoked)/, { kind: 'session-expired' }],
]

/** The messages of a fetch without an answer in Chromium, Firefox and Safari, and the one of cognito-js. */
const noAnswer = /^(Failed to fetch|NetworkError when|Load failed|Network error)/

/** The error (of S3 at least) for headers that CloudFront added to a signed request. */
const notSigned = /headers present in the request which were not signed/

const byName: Record<string, AppError> = {
  UserNotFoundException: { kind: 'wrong-credentials' },
  PasswordResetRequiredException: { kind: 'password-reset-required' },
  UserNotConfirmedException: { kind: 'account-disabled' },
  CodeMismatchException: { kind: 'wrong-code' },
  ExpiredCodeException: { kind: 'wrong-code' },
  EnableSoftwareTokenMFAException: { kind: 'wrong-code' },
  RefreshTokenReuseException: { kind: 'session-expired' },
  ResourceNotFoundException: { kind: 'outdated' },
  AccessDeniedException: { kind: 'access-denied' },
  LimitExceededException: { kind: 'too-many-attempts' },
  TooManyRequestsException: { kind: 'throttled' },
  ThrottlingException: { kind: 'throttled' },
  RequestLimitExceeded: { kind: 'throttled' },
  ProvisionedThroughputExceededException: { kind: 'throttled' },
  TimeoutError: { kind: 'offline' },
}

/** Translates a failed AWS call into an error for the user. */
export function toAppError(error: unknown): AppError {
  if (!(error instanceof Error)) return { kind: 'unexpected', detail: 'not an error' }
  if (error.name === 'NotAuthorizedException') {
    const match = notAuthorized.find(([text]) => text.test(error.message))
    return match?.[1] ?? { kind: 'unexpected', detail: error.message }
  }
  if (error.name === 'InvalidPasswordException')
    return { kind: 'password-refused', rule: ruleIn(error.message) }
  if (error.name === 'PasswordHistoryPolicyViolationException') {
    return { kind: 'password-refused', rule: 'It is one of your last passwords.' }
  }
  if (notSigned.test(error.message)) return { kind: 'delivery-refused' }
  if (noAnswer.test(error.message)) return { kind: 'offline' }
  const known = byName[error.name]
  if (known !== undefined) return known
  if (isFault(error)) return { kind: 'service-fault' }
  return { kind: 'unexpected', detail: error.name === 'Error' ? error.message : error.name }
}

/** An answer of 500 or more, as callUserPool names it and as the SDK notes it, or AWS's own word for one. */
function isFault(error: Error): boolean {
  const status =
    '$metadata' in error && v.is(metadata, error.$metadata) ? error.$metadata.httpStatusCode : undefined
  return /^HTTP 5|^Internal(Server)?Error|^ServiceUnavailable/.test(error.name) || (status ?? 0) >= 500
}

/** "Password did not conform with policy: Password not long enough" → "Password not long enough." */
function ruleIn(message: string): string {
  const rule = message.split(': ').at(-1) ?? ''
  return rule === '' || rule.endsWith('.') ? rule : `${rule}.`
}
