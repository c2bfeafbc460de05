import type { KeyboardEvent } from 'react'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { AgentFile } from './AgentFile.tsx'
import './AgentDetails.css'
import type { AgentView } from './useAgent.ts'

interface Props {
  fieldName: string
  view: AgentView
  onClose: () => void
}

/** One agent's file, beside the list or instead of it. Takes the focus when it opens; Escape closes it. */
export function AgentDetails({ fieldName, view, onClose }: Props) {
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
      <Content view={view} />
    </section>
  )
}

function Content({ view }: { view: AgentView }) {
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
      return <p className="lead">None of your agents has this field name.</p>
    case 'loaded':
      return <AgentFile agent={view.agent} />
  }
}

function takeFocus(element: HTMLElement | null) {
  element?.focus({ preventScroll: true })
}
