import { AwsError } from '../../AwsError.ts'
import { notAuthorized } from '../notAuthorized.ts'
import type { SoftwareToken } from '../users/User.ts'
import { answeredSession } from './answeredSession.ts'
import type { ChallengeAnswer } from './ChallengeAnswer.ts'
import { continueSignIn } from './continueSignIn.ts'
import { findStep } from './findStep.ts'
import { requireParameter } from './requireParameter.ts'

/**
 * SOFTWARE_TOKEN_MFA: a code from the authenticator app. Each code is valid once. After a wrong code the Session
 * stays valid for another try, and the try counts as a failed sign-in.
 *
 * @throws AwsError CodeMismatchException, ExpiredCodeException, NotAuthorizedException
 */
export async function answerSoftwareToken(answer: ChallengeAnswer): Promise<object> {
  const { pool, client, responses } = answer
  const code = requireParameter(responses, 'SOFTWARE_TOKEN_MFA_CODE')
  const { handle, user } = answeredSession(answer, 'code-required')
  if (pool.signInAttempts.isLocked(user.username)) throw notAuthorized('Password attempts exceeded')

  const token = user.softwareToken
  const step = token === undefined ? undefined : stepOf(token, code, pool.environment.now())
  if (token === undefined || step === undefined) {
    pool.signInAttempts.fail(user.username)
    throw new AwsError('CodeMismatchException', 'Invalid code received for user')
  }
  if (step <= token.lastStep) {
    throw new AwsError('ExpiredCodeException', 'Your software token has already been used once.')
  }
  const proven = { ...user, softwareToken: { ...token, lastStep: step } }
  pool.users.save(proven)
  pool.sessions.use(handle)
  return continueSignIn(pool, client, proven, 'password-and-code')
}

function stepOf({ secret }: SoftwareToken, code: string, now: number): number | undefined {
  return /^\d{6}$/.test(code) ? findStep(Buffer.from(secret, 'base64'), code, now) : undefined
}
