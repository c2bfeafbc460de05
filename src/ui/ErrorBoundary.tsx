import { Component, type ReactNode } from 'react'
import './Notice.css'

/** Catches errors that no part of the app expected, such as code that did not load, and offers to reload the page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <main className="page-notice">
        <div className="notice error" role="alert">
          <p>
            <strong>This page could not be shown.</strong> Check your connection, then reload it.
          </p>
          <button type="button" className="button small" onClick={() => window.location.reload()}>
            Reload
          </button>
        </div>
      </main>
    )
  }
}
