import { createContext, type ReactNode } from 'react'
import type { Session } from './createSession.ts'

export const SessionContext = createContext<Session | null>(null)

/** Gives everything below it the tab's one session. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}
