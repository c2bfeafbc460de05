import { answeredSession } from './answeredSession.ts'
import type { ChallengeAnswer } from './ChallengeAnswer.ts'
import { continueSignIn } from './continueSignIn.ts'

/**
 * MFA_SETUP: the user has set up an authenticator app. The Session is from the answer of VerifySoftwareToken.
 *
 * @throws AwsError NotAuthorizedException
 */
export async function answerMfaSetup(answer: ChallengeAnswer): Promise<object> {
  const { handle, user } = answeredSession(answer, 'mfa-verified')
  const next = continueSignIn(answer.pool, answer.client, user, 'password-and-code')
  answer.pool.sessions.use(handle)
  return next
}
