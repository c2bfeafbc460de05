import { useActionState, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Folder } from '../../ui/Folder.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { problemWith } from './passwordRules.ts'

interface Props {
  username: string
  onReset: (reset: { code: string; newPassword: string }) => Promise<AppError | null>
  onBack: () => void
}

interface Attempt {
  number: number
  error: AppError | null
  isIncomplete: boolean
}

/** A forgotten password, second step: the code from the mail, and a new password. */
export function ResetPasswordForm({ username, onReset, onBack }: Props) {
  const [typed, setTyped] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const codeInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)
  useEffect(() => codeInput.current?.focus(), [])

  const code = typed.replaceAll(/\s/g, '')
  const codeProblem = /^\d{6}$/.test(code) ? undefined : 'Enter the six digits.'
  const passwordProblem = problemWith(newPassword)
  const isComplete = codeProblem === undefined && passwordProblem === undefined
  const [attempt, submit, isPending] = useActionState(
    async ({ number }: Attempt): Promise<Attempt> => {
      if (!isComplete) (codeProblem === undefined ? passwordInput : codeInput).current?.focus()
      return {
        number: number + 1,
        error: isComplete ? await onReset({ code, newPassword }) : null,
        isIncomplete: !isComplete,
      }
    },
    { number: 0, error: null, isIncomplete: false },
  )
  return (
    <Folder title="Choose a new password">
      <title>Choose a new password · Leading Keys</title>
      <form action={submit} className="form" noValidate>
        {attempt.error === null ? (
          <Notice>
            If <strong className="mono">{username}</strong> has an email address here, we have sent a code to
            it. The code is valid for an hour. No email? Ask your agency lead for a new password.
          </Notice>
        ) : (
          <ErrorNotice key={attempt.number} error={attempt.error} focus />
        )}
        {/* Tells password managers the username. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <TextField
          label="Code"
          ref={codeInput}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          hint="The six digits in the email."
          problem={attempt.isIncomplete ? codeProblem : undefined}
        />
        <NewPasswordField
          ref={passwordInput}
          value={newPassword}
          onChange={setNewPassword}
          problem={attempt.isIncomplete ? passwordProblem : undefined}
        />
        <button type="submit" className="button primary" disabled={isPending}>
          {isPending ? 'Saving…' : 'Save the new password'}
        </button>
        <button type="button" className="button plain" onClick={onBack}>
          Ask for another code
        </button>
      </form>
    </Folder>
  )
}
