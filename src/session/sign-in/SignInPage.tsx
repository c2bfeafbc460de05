import { lazy, useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import type { Session } from '../createSession.ts'
import { SignInForm } from './SignInForm.tsx'

const ForgottenPassword = lazy(async () => ({
  default: (await import('./ForgottenPassword.tsx')).ForgottenPassword,
}))

const endings = {
  refused: 'Your session has ended. Sign in again to continue.',
  idle: 'Locked, because nobody used this page for a while. Enter your password to continue.',
}

interface Props {
  /** Null while it is still loading. */
  config: Config | null
  session: Session
  /** The user whose session has just ended, and the reason. */
  ended: { username: string; because: keyof typeof endings } | null
}

type Place =
  | { is: 'sign-in' }
  | { is: 'password-forgotten'; username: string }
  | { is: 'password-reset'; username: string }

/** The page for a user who is not signed in. */
export function SignInPage({ config, session, ended }: Props) {
  const [place, setPlace] = useState<Place>({ is: 'sign-in' })
  if (place.is === 'password-forgotten') {
    if (config === null) return null
    return (
      <ForgottenPassword
        config={config}
        username={place.username}
        onReset={(username) => setPlace({ is: 'password-reset', username })}
        onCancel={() => setPlace({ is: 'sign-in' })}
      />
    )
  }
  const ending = ended === null ? null : endings[ended.because]
  return (
    <SignInForm
      onSignIn={session.signIn}
      onForgotten={(username) => setPlace({ is: 'password-forgotten', username })}
      lastUsername={place.is === 'password-reset' ? place.username : (ended?.username ?? null)}
      notice={place.is === 'password-reset' ? 'Your password is changed. Sign in with the new one.' : ending}
      demoAccounts={config?.demoAccounts ?? []}
    />
  )
}
