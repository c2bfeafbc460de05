import type { ReactNode } from 'react'
import { type AppError, messageFor } from '../errors.ts'
import './Notice.css'
import { takeFocus } from './takeFocus.ts'

interface Props {
  error: AppError
  /** Moves the focus to the error when it appears: after something the person submitted. */
  focus?: boolean
  /** What can be done about it, such as a Retry button. */
  children?: ReactNode
}

/** A failure: what happened, what to do next. */
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
