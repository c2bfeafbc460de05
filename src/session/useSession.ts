import { use, useSyncExternalStore } from 'react'
import type { Session } from './createSession.ts'
import { SessionContext } from './SessionProvider.tsx'
import type { SessionState } from './SessionState.ts'

/** Who is signed in, and what can be done about it. */
export function useSession(): { state: SessionState; session: Session } {
  const session = use(SessionContext)
  if (session === null) throw new Error('useSession needs a SessionProvider above it')
  return { state: useSyncExternalStore(session.subscribe, session.getState), session }
}
