import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from '../users/User.ts'
import type { AuthSession } from './AuthSession.ts'
import { type Evidence, evidenceOf } from './evidenceOf.ts'
import { requireLive } from './requireLive.ts'

type SessionOf<Is extends AuthSession['is']> = Extract<AuthSession, { is: Is }>

/**
 * The sign-in of a Session, and its user. The Session must be waiting for this step, and must still be valid.
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
  if (user === undefined || !isWaitingFor(session, is) || !isSame(session.evidence, evidenceOf(user))) {
    throw notAuthorized('Invalid session for the user.')
  }
  if (!user.enabled) throw notAuthorized('User is disabled.')
  return { session, user }
}

function isWaitingFor<Is extends AuthSession['is']>(session: AuthSession, is: Is): session is SessionOf<Is> {
  return session.is === is
}

function isSame(before: Evidence, now: Evidence): boolean {
  return before.status === now.status && before.verifier === now.verifier && before.secret === now.secret
}
