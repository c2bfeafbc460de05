import { useNow } from '../ui/useNow.ts'
import './IdleWarning.css'

interface Props {
  /** Milliseconds since the epoch. */
  locksAt: number
  onStay: () => void
  onSignOut: () => void
}

/** Warns that the session is about to lock. Screen readers announce the warning once, without each second. */
export function IdleWarning({ locksAt, onStay, onSignOut }: Props) {
  const seconds = Math.max(0, Math.ceil((locksAt - useNow(1_000)) / 1_000))
  return (
    <dialog
      className="idle-warning"
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-words"
      ref={open}
      onCancel={(event) => {
        event.preventDefault()
        onStay()
      }}
    >
      <h2 id="idle-title">Are you still there?</h2>
      <p id="idle-words">
        Nobody has used this page for a while. It locks in a minute. After that, you need your password to
        continue.
      </p>
      <p className="seconds" aria-hidden="true">
        {seconds} s
      </p>
      <div className="buttons">
        <button type="button" className="button primary" onClick={onStay}>
          Stay signed in
        </button>
        <button type="button" className="button" onClick={onSignOut}>
          Sign out now
        </button>
      </div>
    </dialog>
  )
}

function open(dialog: HTMLDialogElement | null) {
  if (dialog !== null && !dialog.open) dialog.showModal()
}
