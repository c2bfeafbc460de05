import type { ReactNode } from 'react'
import './Notice.css'

/** A quiet word that is not an error: announced when it appears, without taking the focus. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="notice" role="status">
      {/* One item of the notice, however many words in it are marked. */}
      <span>{children}</span>
    </p>
  )
}
