import { AwsError } from '../../AwsError.ts'
import { notAuthorized } from '../notAuthorized.ts'
import type { User } from '../users/User.ts'
import type { AuthSession } from './AuthSession.ts'
import type { ChallengeAnswer } from './ChallengeAnswer.ts'
import { findSession } from './findSession.ts'
import { requireUsername } from './requireUsername.ts'

/**
 * The user who answers a challenge, and the handle of the Session. The client, the user and the step must be those of
 * the Session.
 *
 * @throws AwsError InvalidParameterException, NotAuthorizedException
 */
export function answeredSession(
  { pool, client, session: handle, responses }: ChallengeAnswer,
  is: AuthSession['is'],
): { handle: string; user: User } {
  const username = requireUsername(pool, responses)
  if (handle === undefined)
    throw new AwsError('InvalidParameterException', 'Missing required parameter Session')
  const { session, user } = findSession(pool, handle, is)
  if (session.clientId !== client.clientId || username !== user.username) {
    throw notAuthorized('Invalid session for the user.')
  }
  return { handle, user }
}
