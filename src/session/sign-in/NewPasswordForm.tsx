import { useActionState, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Folder } from '../../ui/Folder.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { problemWith } from './passwordRules.ts'

interface Props {
  username: string
  onAnswer: (newPassword: string) => Promise<AppError | null>
  onCancel: () => void
}

interface Attempt {
  number: number
  error: AppError | null
  isPasswordWeak: boolean
}

/** The first sign-in with a temporary password: asks for a new one. */
export function NewPasswordForm({ username, onAnswer, onCancel }: Props) {
  const [password, setPassword] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const problem = problemWith(password)
  const [attempt, submit, isPending] = useActionState(
    async ({ number }: Attempt): Promise<Attempt> => {
      if (problem !== undefined) input.current?.focus()
      return {
        number: number + 1,
        error: problem === undefined ? await onAnswer(password) : null,
        isPasswordWeak: problem !== undefined,
      }
    },
    { number: 0, error: null, isPasswordWeak: false },
  )
  return (
    <Folder title="Choose a password">
      <title>Choose a password · Leading Keys</title>
      <form action={submit} className="form" noValidate>
        {attempt.error !== null && <ErrorNotice key={attempt.number} error={attempt.error} focus />}
        <p className="lead">
          You signed in as <strong className="mono">{username}</strong> with a temporary password. Choose your
          own to continue.
        </p>
        {/* Tells password managers the username. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <NewPasswordField
          ref={input}
          value={password}
          onChange={setPassword}
          problem={attempt.isPasswordWeak ? problem : undefined}
        />
        <button type="submit" className="button primary" disabled={isPending}>
          {isPending ? 'Saving…' : 'Save and continue'}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          Cancel
        </button>
      </form>
    </Folder>
  )
}
