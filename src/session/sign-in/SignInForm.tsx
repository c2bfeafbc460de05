import { useActionState, useRef, useState } from 'react'
import type { DemoAccount } from '../../../aws/contract/config.ts'
import type { Login } from '../../aws/user-pool/signIn.ts'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Folder } from '../../ui/Folder.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'

interface Props {
  /** Resolves to null when the sign-in got further, and to the reason when it did not. */
  onSignIn: (login: Login) => Promise<AppError | null>
  /** Called with the typed username when the user has forgotten the password. */
  onForgotten: (username: string) => void
  /** The username of the last sign-in, if the app knows it. */
  lastUsername: string | null
  /** A notice above the form, such as the end of a session. */
  notice: string | null
  /** Offered by the local AWS only. */
  demoAccounts: readonly DemoAccount[]
}

interface Attempt {
  number: number
  error: AppError | null
  isUsernameMissing: boolean
  isPasswordMissing: boolean
}

const noAttempt: Attempt = { number: 0, error: null, isUsernameMissing: false, isPasswordMissing: false }

/** Asks for the username and the password. Keeps the input when Cognito refuses it. */
export function SignInForm({ onSignIn, onForgotten, lastUsername, notice, demoAccounts }: Props) {
  const [username, setUsername] = useState(lastUsername ?? '')
  const [password, setPassword] = useState('')
  const usernameInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)

  const [attempt, submit, isPending] = useActionState(async ({ number }: Attempt): Promise<Attempt> => {
    const name = username.trim()
    const isComplete = name !== '' && password !== ''
    if (!isComplete) (name === '' ? usernameInput : passwordInput).current?.focus()
    return {
      number: number + 1,
      error: isComplete ? await onSignIn({ username: name, password }) : null,
      isUsernameMissing: name === '',
      isPasswordMissing: password === '',
    }
  }, noAttempt)

  return (
    <Folder
      title="Sign in"
      aside={
        <DemoAccounts
          accounts={demoAccounts}
          onChoose={(account) => {
            setUsername(account.username)
            setPassword(account.password)
          }}
        />
      }
    >
      <title>Sign in · Leading Keys</title>
      <form action={submit} className="form" noValidate>
        {attempt.error !== null && <ErrorNotice key={attempt.number} error={attempt.error} focus />}
        {attempt.error === null && notice !== null && <Notice>{notice}</Notice>}
        <TextField
          label="Username"
          ref={usernameInput}
          name="username"
          autoComplete="username"
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          problem={attempt.isUsernameMissing && username.trim() === '' ? 'Enter your username.' : undefined}
        />
        <PasswordField
          label="Password"
          ref={passwordInput}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={attempt.isPasswordMissing && password === '' ? 'Enter your password.' : undefined}
        />
        <button type="submit" className="button primary" disabled={isPending}>
          {isPending ? 'Signing in…' : 'Sign in'}
        </button>
        <button type="button" className="button plain" onClick={() => onForgotten(username.trim())}>
          Forgot password?
        </button>
      </form>
    </Folder>
  )
}
