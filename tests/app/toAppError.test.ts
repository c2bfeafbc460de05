import { describe, expect, test } from 'vitest'
import { toAppError } from '../../src/aws/toAppError.ts'
import { type AppError, messageFor } from '../../src/errors.ts'

function exception(name: string, message = ''): Error {
  return Object.assign(new Error(message), { name })
}

/** AWS's exception, its text, and the error that the user sees. */
const cases: [name: string, message: string, kind: AppError['kind']][] = [
  ['NotAuthorizedException', 'Incorrect username or password.', 'wrong-credentials'],
  ['UserNotFoundException', 'User does not exist.', 'wrong-credentials'],
  ['NotAuthorizedException', 'Password attempts exceeded', 'too-many-attempts'],
  ['LimitExceededException', 'Attempt limit exceeded, please try after some time.', 'too-many-attempts'],
  ['NotAuthorizedException', 'User is disabled.', 'account-disabled'],
  ['PasswordResetRequiredException', 'Password reset required for the user', 'password-reset-required'],
  [
    'NotAuthorizedException',
    'Temporary password has expired and must be reset by an administrator.',
    'temporary-password-expired',
  ],
  [
    'InvalidPasswordException',
    'Password did not conform with policy: Password not long enough',
    'password-refused',
  ],
  ['PasswordHistoryPolicyViolationException', 'Password has previously been used', 'password-refused'],
  ['CodeMismatchException', 'Invalid code received for user', 'wrong-code'],
  ['ExpiredCodeException', 'Your software token has already been used once.', 'wrong-code'],
  ['NotAuthorizedException', 'Invalid session for the user, session is expired.', 'session-expired'],
  ['NotAuthorizedException', 'Invalid Refresh Token', 'session-expired'],
  ['NotAuthorizedException', 'Refresh Token has been revoked', 'session-expired'],
  ['NotAuthorizedException', 'Access Token has expired', 'session-expired'],
  ['NotAuthorizedException', 'Invalid login token. Token expired: 2 >= 1', 'session-expired'],
  ['NotAuthorizedException', 'Invalid login token. Token has been revoked.', 'session-expired'],
  ['NotAuthorizedException', "Invalid login token. Issuer doesn't match providerName", 'unexpected'],
  ['NotAuthorizedException', 'Token is not from a supported provider of this identity pool.', 'unexpected'],
  ['RefreshTokenReuseException', '', 'session-expired'],
  ['AccessDeniedException', 'User: arn:… is not authorized to perform: dynamodb:Query', 'access-denied'],
  ['AccessDenied', 'There were headers present in the request which were not signed', 'delivery-refused'],
  ['TooManyRequestsException', 'Too many requests', 'throttled'],
  ['ProvisionedThroughputExceededException', '', 'throttled'],
  ['ResourceNotFoundException', "IdentityPool 'eu-central-1:…' not found.", 'outdated'],
  ['InternalServerError', '', 'service-fault'],
  ['InternalErrorException', '', 'service-fault'],
  ['ServiceUnavailable', '', 'service-fault'],
  ['HTTP 502', 'GetUser was answered with no JSON', 'service-fault'],
  ['TimeoutError', 'No answer within the time allowed', 'offline'],
  ['TypeError', 'Failed to fetch', 'offline'],
  ['TypeError', 'NetworkError when attempting to fetch resource.', 'offline'],
  ['TypeError', 'Load failed', 'offline'],
  ['Error', 'Network error', 'offline'],
  ['TypeError', "Cannot read properties of undefined (reading 'x')", 'unexpected'],
  ['ValidationException', 'One or more parameter values were invalid', 'unexpected'],
  ['NotAuthorizedException', "Logins don't match.", 'unexpected'],
]

describe('toAppError', () => {
  test.each(cases)('reads %s "%s" as %s', (name, message, kind) => {
    expect(toAppError(exception(name, message)).kind).toBe(kind)
  })

  test('keeps the rule that a password breaks, and the name of an unexpected error', () => {
    const refused = toAppError(
      exception('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    )
    expect(messageFor(refused).what).toContain('Password not long enough.')
    expect(messageFor(toAppError(exception('ValidationException'))).what).toContain('ValidationException')
    const answeredWithHtml = Object.assign(new SyntaxError('Unexpected token <'), {
      $metadata: { httpStatusCode: 502 },
    })
    expect(toAppError(answeredWithHtml)).toEqual({ kind: 'service-fault' })
    expect(toAppError('a string')).toEqual({ kind: 'unexpected', detail: 'not an error' })
  })
})
