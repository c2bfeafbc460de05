import type { AppError } from '../../errors.ts'
import '../../ui/Notice.css'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { replacementWarning } from './replacementWarning.ts'
import type { UnfinishedReplacement } from './unfinishedReplacement.ts'

interface Props {
  unfinished: UnfinishedReplacement
  /** Whether the user pool requires an authenticator app. */
  isRequired: boolean
  isBusy: boolean
  error: AppError | null
  /** Sets up an app, from a new secret. */
  onFinish: () => void
  /** Forgets the replacement: the earlier app stays. */
  onKeep: () => void
  /** Leaves the second factor off. */
  onTurnOff: () => void
}

/** Says what became of the earlier authenticator app, and lets the user finish or restore. */
export function UnfinishedReplacementNotice(props: Props) {
  const { unfinished, isRequired, isBusy, error, onFinish, onKeep, onTurnOff } = props
  return (
    <>
      {error !== null && <ErrorNotice error={error} focus />}
      <div className={unfinished === 'earlier-app-counts' ? 'notice' : 'notice error'}>
        <p role="status">{replacementWarning(unfinished)}</p>
        <p>{adviceOn(unfinished)}</p>
        <div className="buttons">
          <button type="button" className="button small" disabled={isBusy} onClick={onFinish}>
            {unfinished === 'earlier-app-is-gone' ? 'Restore the second step' : 'Finish'}
          </button>
          {unfinished === 'earlier-app-counts' && (
            <button type="button" className="button small" disabled={isBusy} onClick={onKeep}>
              Keep the earlier app
            </button>
          )}
          {unfinished === 'earlier-app-is-gone' && !isRequired && (
            <button type="button" className="button small" disabled={isBusy} onClick={onTurnOff}>
              Leave it off
            </button>
          )}
        </div>
      </div>
    </>
  )
}

function adviceOn(unfinished: UnfinishedReplacement): string {
  switch (unfinished) {
    case 'earlier-app-unknown':
      return 'Finish with a new key, and delete the entry of the last one from your app. Or sign in again: that sign-in shows whether your earlier app still counts.'
    case 'earlier-app-counts':
      return 'Finish with a new key, or keep the earlier app. Delete the entry of the unfinished one from your app.'
    case 'earlier-app-is-gone':
      return 'To restore it, set up your app again with a new key, and delete the old entries from it.'
  }
}
