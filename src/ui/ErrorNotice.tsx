import type { ReactNode } from 'react'
import { type AppError, messageFor } from '../errors.ts'
import './Notice.css'
import { takeFocus } from './takeFocus.ts'

interface Props {
  error: AppError
  /** Moves the focus to the error when it appears. Set it after the user has submitted a form. */
  focus?: boolean
  /** Content below the sentences, such as a Retry button. */
  children?: ReactNode
}

/** Tells the user what failed and what to do next. */
export function ErrorNotice({ error, focus = false, children }: Props) {
  const { what, next } = messageFor(error)
  return (
    <div className="notice error" role="alert" tabIndex={-1} ref={focus ? takeFocus : undefined}>
      <p>
        <strong>{what}</strong> {next}
      </p>
      {children}
    </div>
  )
}
