import { useActionState, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Folder } from '../../ui/Folder.tsx'
import { TextField } from '../../ui/TextField.tsx'

interface Props {
  username: string
  onRequest: (username: string) => Promise<AppError | null>
  onCancel: () => void
}

interface Attempt {
  number: number
  error: AppError | null
  isUsernameMissing: boolean
}

/** A forgotten password, first step: asks for the username. */
export function RequestCodeForm({ username, onRequest, onCancel }: Props) {
  const [typed, setTyped] = useState(username)
  const name = typed.trim()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const [attempt, submit, isPending] = useActionState(
    async ({ number }: Attempt): Promise<Attempt> => {
      if (name === '') input.current?.focus()
      return {
        number: number + 1,
        error: name === '' ? null : await onRequest(name),
        isUsernameMissing: name === '',
      }
    },
    { number: 0, error: null, isUsernameMissing: false },
  )
  return (
    <Folder title="Forgot your password?">
      <title>Forgot your password? · Leading Keys</title>
      <form action={submit} className="form" noValidate>
        {attempt.error !== null && <ErrorNotice key={attempt.number} error={attempt.error} focus />}
        <p className="lead">We email you a code. With the code you choose a new password.</p>
        <TextField
          label="Username"
          ref={input}
          name="username"
          autoComplete="username"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          problem={attempt.isUsernameMissing && name === '' ? 'Enter your username.' : undefined}
        />
        <button type="submit" className="button primary" disabled={isPending}>
          {isPending ? 'Sending…' : 'Email me a code'}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          Back to sign-in
        </button>
      </form>
    </Folder>
  )
}
