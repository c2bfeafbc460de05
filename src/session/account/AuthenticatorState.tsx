import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'

interface Props {
  /** Undefined while it is not known. */
  hasOne: boolean | undefined
  /** Whether everybody has to have one. */
  isRequired: boolean
  isBusy: boolean
  error: AppError | null
  onRetry: () => void
  onSetUp: () => void
  onTurnOff: () => void
}

/** Whether the person has an authenticator app, and what they can do about it. */
export function AuthenticatorState(props: Props) {
  const { hasOne, isRequired, isBusy, error, onRetry, onSetUp, onTurnOff } = props
  if (hasOne === undefined) {
    return error === null ? (
      <p className="lead" role="status">
        Asking…
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
          ? 'On. Signing in takes a code from your app besides your password.'
          : 'Off. Whoever knows your password gets in; with an app, they need your phone as well.'}
      </p>
      <div className="buttons">
        <button type="button" className="button" disabled={isBusy} onClick={onSetUp}>
          {hasOne ? 'Set up another app' : 'Set up'}
        </button>
        {hasOne && !isRequired && (
          <button type="button" className="button plain" disabled={isBusy} onClick={onTurnOff}>
            Turn off
          </button>
        )}
      </div>
    </>
  )
}
