import { Component, type ReactNode } from 'react'
import { ErrorNotice } from './ErrorNotice.tsx'

/**
 * Catches the failure of one page, such as code that cannot be fetched, so that the header and the other pages stay.
 * Tries again when the network is back, and when the user presses Retry.
 */
export class PageBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  retry = () => this.setState({ hasFailed: false })

  override componentDidMount() {
    window.addEventListener('online', this.retry)
  }

  override componentWillUnmount() {
    window.removeEventListener('online', this.retry)
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="page-failure">
        <ErrorNotice error={{ kind: 'offline' }}>
          <button type="button" className="button small" onClick={this.retry}>
            Retry
          </button>
        </ErrorNotice>
      </div>
    )
  }
}
