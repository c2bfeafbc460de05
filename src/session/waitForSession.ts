import type { Session } from './createSession.ts'
import type { SessionState } from './SessionState.ts'

/**
 * Stands for the session while its code and the configuration are loading, so that the sign-in form appears at once. It
 * passes every call on to the real session as soon as that is ready.
 * `isReturning` says that the tab holds tokens of an earlier load.
 */
export function waitForSession(session: Promise<Session>, isReturning: boolean): Session {
  const state: SessionState = isReturning ? { is: 'restoring' } : { is: 'signed-out' }
  return {
    getState: () => state,
    subscribe: () => () => {},
    signIn: async (login) => (await session).signIn(login),
    answer: async (answer, value) => (await session).answer(answer, value),
    stay: () => void session.then((real) => real.stay()),
    expire: () => void session.then((real) => real.expire()),
    signOut: () => void session.then((real) => real.signOut()),
  }
}
