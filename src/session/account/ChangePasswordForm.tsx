import { useActionState, useRef, useState } from 'react'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { NewPasswordField } from '../sign-in/NewPasswordField.tsx'
import { problemWith } from '../sign-in/passwordRules.ts'

interface Props {
  username: string
  onChange: (passwords: { currentPassword: string; newPassword: string }) => Promise<AppError | null>
}

type Attempt = { number: number } & (
  | { is: 'none' | 'incomplete' | 'done' }
  | { is: 'refused'; error: AppError }
)

/** Changes the signed-in user's password. Cognito asks for the old one as well. */
export function ChangePasswordForm({ username, onChange }: Props) {
  const [currentPassword, setCurrentPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const currentInput = useRef<HTMLInputElement>(null)
  const newInput = useRef<HTMLInputElement>(null)
  const currentProblem = currentPassword === '' ? 'Enter your current password.' : undefined
  const newProblem = problemWith(newPassword)
  const [attempt, submit, isPending] = useActionState(
    async ({ number: before }: Attempt): Promise<Attempt> => {
      const number = before + 1
      if (currentProblem !== undefined || newProblem !== undefined) {
        const input = currentProblem === undefined ? newInput : currentInput
        input.current?.focus()
        return { number, is: 'incomplete' }
      }
      const error = await onChange({ currentPassword, newPassword })
      if (error !== null) return { number, is: 'refused', error }
      setCurrentPassword('')
      setNewPassword('')
      return { number, is: 'done' }
    },
    { number: 0, is: 'none' },
  )
  const isIncomplete = attempt.is === 'incomplete'
  return (
    <form action={submit} className="form" noValidate>
      {attempt.is === 'refused' && <ErrorNotice key={attempt.number} error={attempt.error} focus />}
      {attempt.is === 'done' && <Notice>Your password is changed.</Notice>}
      {/* Tells password managers the username. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        label="Current password"
        ref={currentInput}
        name="current-password"
        autoComplete="current-password"
        required
        value={currentPassword}
        onChange={(event) => setCurrentPassword(event.target.value)}
        problem={isIncomplete ? currentProblem : undefined}
      />
      <NewPasswordField
        ref={newInput}
        value={newPassword}
        onChange={setNewPassword}
        problem={isIncomplete ? newProblem : undefined}
      />
      <button type="submit" className="button primary" disabled={isPending}>
        {isPending ? 'Saving…' : 'Change password'}
      </button>
    </form>
  )
}
