import { lazy, type ReactElement, Suspense, useState } from 'react'
import type { Config } from '../aws/contract/config.ts'
import type { Session } from './session/createSession.ts'
import { SessionProvider, useSession } from './session/SessionProvider.tsx'
import { SignInPage } from './session/sign-in/SignInPage.tsx'
import { waitForSession } from './session/waitForSession.ts'
import { HeaderLinks, SignedIn } from './signedInParts.ts'
import type { Start } from './startApp.ts'
import { Shell } from './ui/Shell.tsx'
import { useResolved } from './ui/useResolved.ts'

// The user sees the sign-in first, so all other code loads after it.
const AuthenticatorPage = lazy(async () => ({
  default: (await import('./session/authenticator/AuthenticatorPage.tsx')).AuthenticatorPage,
}))
const CodePage = lazy(async () => ({
  default: (await import('./session/authenticator/CodePage.tsx')).CodePage,
}))
const ConfigFaults = lazy(async () => ({ default: (await import('./ConfigFaults.tsx')).ConfigFaults }))
const IdleWarning = lazy(async () => ({ default: (await import('./session/IdleWarning.tsx')).IdleWarning }))
const NewPasswordForm = lazy(async () => ({
  default: (await import('./session/sign-in/NewPasswordForm.tsx')).NewPasswordForm,
}))

interface Props {
  start: Promise<Start>
  /** Whether the tab holds tokens of an earlier load. */
  isReturning: boolean
}

/** The app. The sign-in form does not wait for `start`; everything else does. */
export function App({ start, isReturning }: Props) {
  const started = useResolved(start)
  const [waiting] = useState(() => waitForSession(sessionOf(start), isReturning))
  if (started?.ok === false) return <ConfigFaults faults={started.faults} />
  return (
    <SessionProvider session={started?.session ?? waiting}>
      <Page config={started?.config ?? null} />
    </SessionProvider>
  )
}

/** Stays pending if the configuration has faults: the app then shows the faults and has no session. */
function sessionOf(start: Promise<Start>): Promise<Session> {
  return new Promise((resolve) => {
    start.then((started) => started.ok && resolve(started.session)).catch(() => {})
  })
}

/** One page for each state of the session. */
function Page({ config }: { config: Config | null }): ReactElement {
  const { state, session } = useSession()
  switch (state.is) {
    case 'restoring':
      return <Shell account={<SignOutButton onSignOut={session.signOut} />}>{null}</Shell>
    case 'signed-out':
    case 'signing-in':
    case 'expired':
      return <SignInPage config={config} session={session} ended={state.is === 'expired' ? state : null} />
    case 'new-password-required':
      return (
        <NewPasswordForm
          username={state.username}
          onAnswer={(newPassword) => session.answer(state.answer, newPassword)}
          onCancel={session.signOut}
        />
      )
    case 'code-required':
      return <CodePage onAnswer={(code) => session.answer(state.answer, code)} onCancel={session.signOut} />
    case 'authenticator-required':
      return (
        <AuthenticatorPage
          username={state.username}
          secret={state.secret}
          onAnswer={(code) => session.answer(state.answer, code)}
          onCancel={session.signOut}
        />
      )
    case 'signed-in':
      return (
        <Shell
          account={
            // All at once, so that nothing moves when the links come.
            <Suspense>
              <HeaderLinks username={state.account.username} onSignOut={session.signOut} />
            </Suspense>
          }
        >
          <Suspense>
            {config !== null && (
              <SignedIn
                key={state.account.sub}
                config={config}
                account={state.account}
                onExpired={session.expire}
              />
            )}
          </Suspense>
          {state.locksAt !== null && (
            <Suspense>
              <IdleWarning locksAt={state.locksAt} onStay={session.stay} onSignOut={session.signOut} />
            </Suspense>
          )}
        </Shell>
      )
  }
}

function SignOutButton({ onSignOut }: { onSignOut: () => void }) {
  return (
    <button type="button" className="button small" data-leaves onClick={onSignOut}>
      Sign out
    </button>
  )
}
