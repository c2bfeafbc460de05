import { useState } from 'react'
import type { AppError } from '../../errors.ts'
import '../../ui/Notice.css'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { takeFocus } from '../../ui/takeFocus.ts'

interface Props {
  /** Undefined while it is not known. */
  hasOne: boolean | undefined
  /** Whether the user pool requires an authenticator app. */
  isRequired: boolean
  isBusy: boolean
  error: AppError | null
  onRetry: () => void
  onSetUp: () => void
  onTurnOff: () => void
}

/** Shows whether the user has an authenticator app, with buttons to add or drop it. */
export function AuthenticatorState(props: Props) {
  const [isAsking, setAsking] = useState(false)
  const { hasOne, isRequired, isBusy, error, onRetry, onSetUp, onTurnOff } = props
  if (hasOne === undefined) {
    return error === null ? (
      <p className="lead" role="status">
        Loading…
      </p>
    ) : (
      <ErrorNotice error={error}>
        <button type="button" className="button small" onClick={onRetry}>
          Retry
        </button>
      </ErrorNotice>
    )
  }
  return (
    <>
      {error !== null && <ErrorNotice error={error} focus />}
      <p className="lead" role="status">
        {hasOne
          ? 'On. You sign in with your password and a code from your app.'
          : 'Off. You sign in with your password alone. With an app on your phone, a stolen password is not enough.'}
      </p>
      <div className="buttons">
        <button type="button" className="button" disabled={isBusy} onClick={onSetUp}>
          {hasOne ? 'Set up another app' : 'Set up'}
        </button>
        {hasOne && !isRequired && !isAsking && (
          <button type="button" className="button plain" disabled={isBusy} onClick={() => setAsking(true)}>
            Turn off
          </button>
        )}
      </div>
      {hasOne && !isRequired && isAsking && (
        <div className="notice error" role="alertdialog" aria-label="Turn off the authenticator app?">
          <p>After that, you sign in with your password alone. Turn the app off?</p>
          <div className="buttons">
            <button
              type="button"
              className="button small"
              disabled={isBusy}
              onClick={() => {
                setAsking(false)
                onTurnOff()
              }}
            >
              Yes, turn it off
            </button>
            <button type="button" className="button small" ref={takeFocus} onClick={() => setAsking(false)}>
              Keep it
            </button>
          </div>
        </div>
      )}
    </>
  )
}
