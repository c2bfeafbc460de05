import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import './Field.css'

export interface FieldProps {
  label: string
  /** What is wrong with the value; shown at the field and read with it. */
  problem?: string | undefined
  /** What the value should be; gives way to the problem. */
  hint?: string | undefined
}

interface Props extends FieldProps {
  /** The input, given what joins it to its label and its words. */
  children: (input: InputHTMLAttributes<HTMLInputElement>) => ReactNode
}

/** A label, its input, and a line below it that says what is wrong or what is wanted. */
export function Field({ label, problem, hint, children }: Props) {
  const id = useId()
  const words = problem ?? hint
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': words === undefined ? undefined : `${id}-words`,
        autoCapitalize: 'none',
        autoCorrect: 'off',
        spellCheck: false,
      })}
      {words !== undefined && (
        <p className={problem === undefined ? 'hint' : 'problem'} id={`${id}-words`}>
          {words}
        </p>
      )}
    </div>
  )
}
