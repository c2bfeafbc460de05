import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import type { Session } from './createSession.ts'
import type { SessionState } from './SessionState.ts'

const SessionContext = createContext<Session | null>(null)

/** Gives everything below it the tab's one session. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The state of the session and its operations. */
export function useSession(): { state: SessionState; session: Session } {
  const session = use(SessionContext)
  if (session === null) throw new Error('useSession needs a SessionProvider above it')
  return { state: useSyncExternalStore(session.subscribe, session.getState), session }
}
