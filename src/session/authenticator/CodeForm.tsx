import { type ReactNode, type Ref, useActionState, useRef, useState } from 'react'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { TextField } from '../../ui/TextField.tsx'

interface Props {
  /** The label of the button. */
  submit: string
  onAnswer: (code: string) => Promise<AppError | null>
  onCancel: () => void
  /** Called with the box when it appears. The page decides whether to focus it. */
  input?: Ref<HTMLInputElement>
  /** The content above the box. */
  children?: ReactNode
}

interface Attempt {
  number: number
  error: AppError | null
  isIncomplete: boolean
}

/** Asks for the six digits of an authenticator app. Keeps the input when Cognito refuses it. */
export function CodeForm({ submit, onAnswer, onCancel, input, children }: Props) {
  const [typed, setTyped] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const code = typed.replaceAll(/\s/g, '')
  const isComplete = /^\d{6}$/.test(code)
  const [attempt, act, isPending] = useActionState(
    async ({ number }: Attempt): Promise<Attempt> => {
      if (!isComplete) form.current?.querySelector('input')?.focus()
      return {
        number: number + 1,
        error: isComplete ? await onAnswer(code) : null,
        isIncomplete: !isComplete,
      }
    },
    { number: 0, error: null, isIncomplete: false },
  )
  return (
    <form action={act} className="form" noValidate ref={form}>
      {attempt.error !== null && <ErrorNotice key={attempt.number} error={attempt.error} focus />}
      {children}
      <TextField
        label="Code"
        ref={input}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        hint="The six digits that your authenticator app shows now."
        problem={attempt.isIncomplete && !isComplete ? 'Enter the six digits.' : undefined}
      />
      <button type="submit" className="button primary" disabled={isPending}>
        {isPending ? 'Checking…' : submit}
      </button>
      <button type="button" className="button plain" onClick={onCancel}>
        Cancel
      </button>
    </form>
  )
}
