import { useActionState, useState } from 'react'
import type { AppError } from '../errors.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Folder } from '../ui/Folder.tsx'
import { TextField } from '../ui/TextField.tsx'

interface Props {
  onAnswer: (code: string) => Promise<AppError | null>
  onCancel: () => void
}

interface Attempt {
  number: number
  error: AppError | null
  isCodeIncomplete: boolean
}

/** The second factor: asks for the authenticator app's code. */
export function CodeForm({ onAnswer, onCancel }: Props) {
  const [typed, setTyped] = useState('')
  const code = typed.replaceAll(/\s/g, '')
  const isComplete = /^\d{6}$/.test(code)
  const [attempt, submit, isPending] = useActionState(
    async ({ number }: Attempt): Promise<Attempt> => ({
      number: number + 1,
      error: isComplete ? await onAnswer(code) : null,
      isCodeIncomplete: !isComplete,
    }),
    { number: 0, error: null, isCodeIncomplete: false },
  )
  return (
    <Folder title="Enter your code">
      <title>Enter your code · Leading Keys</title>
      <form action={submit} className="form" noValidate>
        {attempt.error !== null && <ErrorNotice key={attempt.number} error={attempt.error} focus />}
        <TextField
          label="Code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          hint="The six digits that your authenticator app shows now."
          problem={attempt.isCodeIncomplete && !isComplete ? 'Enter the six digits.' : undefined}
        />
        <button type="submit" className="button primary" disabled={isPending}>
          {isPending ? 'Checking…' : 'Continue'}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          Cancel
        </button>
      </form>
    </Folder>
  )
}
