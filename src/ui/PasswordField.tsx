import { type ComponentProps, useState } from 'react'
import { Field, type FieldProps } from './Field.tsx'

/** A labelled password box whose text can be shown. */
export function PasswordField({ label, problem, hint, ...own }: FieldProps & ComponentProps<'input'>) {
  const [isShown, setShown] = useState(false)
  return (
    <Field label={label} problem={problem} hint={hint}>
      {(joined) => (
        <div className="with-button">
          <input {...joined} {...own} type={isShown ? 'text' : 'password'} />
          <button type="button" onClick={() => setShown(!isShown)}>
            {isShown ? 'Hide' : 'Show'} <span className="visually-hidden">{label.toLowerCase()}</span>
          </button>
        </div>
      )}
    </Field>
  )
}
