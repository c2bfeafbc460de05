import type { ReactNode } from 'react'
import './Notice.css'

/** A message that is no error. Screen readers announce it when it appears; the focus does not move. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="notice" role="status">
      {/* One flex item, also when some of its words are marked. */}
      <span>{children}</span>
    </p>
  )
}
