import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './Field.tsx'

/** A labelled text box. */
export function TextField({ label, problem, hint, ...own }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} problem={problem} hint={hint}>
      {(joined) => <input {...joined} {...own} />}
    </Field>
  )
}
