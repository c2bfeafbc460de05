import type { Ref } from 'react'
import { PasswordField } from '../../ui/PasswordField.tsx'
import './NewPasswordField.css'
import { passwordRules } from './passwordRules.ts'

interface Props {
  value: string
  onChange: (password: string) => void
  problem: string | undefined
  ref?: Ref<HTMLInputElement>
}

/** A box for a new password. The list below it ticks each rule that the password meets. */
export function NewPasswordField({ value, onChange, problem, ref }: Props) {
  return (
    <div className="new-password">
      <PasswordField
        label="New password"
        ref={ref}
        name="new-password"
        autoComplete="new-password"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
        problem={problem}
      />
      <ul aria-label="Rules for the new password">
        {passwordRules.map(({ words, isKept }) => (
          <li key={words} className={isKept(value) ? 'kept' : undefined}>
            {words}
            {isKept(value) && <span className="visually-hidden">: kept</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
