import type { KeyboardEvent } from 'react'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { AgentFile } from './AgentFile.tsx'
import type { AgentReference } from './agentPath.ts'
import './AgentDetails.css'
import type { AgentView } from './useAgent.ts'

interface Props {
  reference: AgentReference
  view: AgentView
  onClose: () => void
}

/** One agent's file, beside the list or instead of it. Takes the focus when it opens; Escape closes it. */
export function AgentDetails({ reference, view, onClose }: Props) {
  const { fieldName, userId } = reference
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
  }
  return (
    <section className="agent-details" aria-labelledby="agent-name" onKeyDown={closeOnEscape}>
      <title>{`${fieldName} · Leading Keys`}</title>
      <header>
        <h2 id="agent-name" key={fieldName} className="mono" tabIndex={-1} ref={takeFocus}>
          {fieldName}
        </h2>
        <button type="button" className="button small" onClick={onClose}>
          Close
        </button>
      </header>
      <Content view={view} office={userId} />
    </section>
  )
}

function Content({ view, office }: { view: AgentView; office: string | null }) {
  switch (view.is) {
    case 'loading':
      return (
        <p className="lead" role="status">
          Opening the file…
        </p>
      )
    case 'failed':
      return (
        <ErrorNotice error={view.error}>
          <button type="button" className="button small" onClick={view.retry}>
            Retry
          </button>
        </ErrorNotice>
      )
    case 'not-found':
      return (
        <p className="lead">
          None of {office === null ? 'your' : 'this office’s'} agents has this field name.
        </p>
      )
    case 'loaded':
      return <AgentFile agent={view.agent} office={office} />
  }
}

function takeFocus(element: HTMLElement | null) {
  element?.focus({ preventScroll: true })
}
