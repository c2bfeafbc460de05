import type { ReactNode } from 'react'
import './Shell.css'
import { Wordmark } from './Wordmark.tsx'

interface Props {
  /** The name of the signed-in user, with the links and buttons of their account. */
  account: ReactNode
  children: ReactNode
}

/** The frame of every page behind the sign-in. */
export function Shell({ account, children }: Props) {
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <header className="top-bar">
        <Wordmark />
        <div className="account">{account}</div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
