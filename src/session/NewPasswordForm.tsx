import { useActionState, useState } from 'react'
import type { AppError } from '../errors.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Folder } from '../ui/Folder.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'

interface Props {
  username: string
  onAnswer: (newPassword: string) => Promise<AppError | null>
  onCancel: () => void
}

interface Attempt {
  number: number
  error: AppError | null
  isPasswordMissing: boolean
}

/** The first sign-in with a temporary password: asks for one of the person's own. */
export function NewPasswordForm({ username, onAnswer, onCancel }: Props) {
  const [password, setPassword] = useState('')
  const [attempt, submit, isPending] = useActionState(
    async ({ number }: Attempt): Promise<Attempt> => ({
      number: number + 1,
      error: password === '' ? null : await onAnswer(password),
      isPasswordMissing: password === '',
    }),
    { number: 0, error: null, isPasswordMissing: false },
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
        {/* Tells password managers whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordField
          label="New password"
          name="new-password"
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          hint="At least 12 characters, with upper and lower case letters, a number and a symbol."
          problem={attempt.isPasswordMissing && password === '' ? 'Enter a new password.' : undefined}
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
