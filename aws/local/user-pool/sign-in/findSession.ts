import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'
import type { AuthSession } from './AuthSession.ts'
import { requireLive } from './requireLive.ts'

type SessionOf<Is extends AuthSession['is']> = Extract<AuthSession, { is: Is }>

/**
 * The sign-in behind a Session, when it waits for just this step, and its user.
 *
 * @throws AwsError NotAuthorizedException
 */
export function findSession<Is extends AuthSession['is']>(
  pool: UserPool,
  handle: string,
  is: Is,
): { session: SessionOf<Is>; user: User } {
  const session = requireLive(pool.sessions.find(handle))
  const user = pool.users.findBySub(session.sub)
  if (user === undefined || !isWaitingFor(session, is)) throw notAuthorized('Invalid session for the user.')
  if (!user.enabled) throw notAuthorized('User is disabled.')
  return { session, user }
}

function isWaitingFor<Is extends AuthSession['is']>(session: AuthSession, is: Is): session is SessionOf<Is> {
  return session.is === is
}
