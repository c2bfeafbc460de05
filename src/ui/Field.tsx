import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import './Field.css'

export interface FieldProps {
  label: string
  /** The reason why the value is refused. It stands below the field, and screen readers read it with the field. */
  problem?: string | undefined
  /** Describes the value. The problem replaces it. */
  hint?: string | undefined
}

interface Props extends FieldProps {
  /** Draws the input with the attributes that connect it to its label and to the line below it. */
  children: (input: InputHTMLAttributes<HTMLInputElement>) => ReactNode
}

/** A label, its input, and a line below it with the problem or the hint. */
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
