import type { KeyboardEvent, ReactElement } from 'react'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import type { Agent } from '../agent.ts'
import type { AgentReference } from '../agentPath.ts'
import { AgentFile } from './AgentFile.tsx'
import './AgentDetails.css'
import type { AgentView } from './useAgent.ts'

export interface Neighbours {
  /** Addresses of the files before and after this one in the list; null at its ends. */
  previous: string | null
  next: string | null
}

interface Props {
  reference: AgentReference
  view: AgentView
  neighbours: Neighbours
  /** The name of the administrator to whom the agent belongs, or their ID; null for the user's own agent. */
  office: string | null
  onClose: () => void
  /** Draws the file of an agent that the user may change; undefined if the user may change none. */
  drawFile?: ((agent: Agent) => ReactElement) | undefined
}

/** The file of one agent, beside the list or in its place. It takes the focus when it opens; Escape closes it. */
export function AgentDetails({ reference, view, neighbours, office, onClose, drawFile }: Props) {
  const { fieldName } = reference
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
  }
  return (
    <section className="agent-details" aria-labelledby="agent-name" onKeyDown={closeOnEscape}>
      <title>{`${fieldName} · Leading Keys`}</title>
      <header>
        <h2 id="agent-name" key={fieldName} className="mono" dir="auto" tabIndex={-1} ref={takeFocus}>
          {fieldName}
        </h2>
        <div className="file-actions">
          <Neighbour href={neighbours.previous} label="Previous agent" sign="‹" />
          <Neighbour href={neighbours.next} label="Next agent" sign="›" />
          <CopyButton text={window.location.href} what="link" label="Copy link" />
          <button type="button" className="button small" onClick={onClose}>
            Close
          </button>
        </div>
      </header>
      <Content reference={reference} view={view} office={office} drawFile={drawFile} />
    </section>
  )
}

function Neighbour({ href, label, sign }: { href: string | null; label: string; sign: string }) {
  if (href === null) {
    return (
      <span className="button small" aria-hidden="true" data-disabled>
        {sign}
      </span>
    )
  }
  return (
    <PageLink href={href} className="button small" aria-label={label} title={label}>
      {sign}
    </PageLink>
  )
}

function Content({ reference, view, office, drawFile }: Omit<Props, 'neighbours' | 'onClose'>) {
  switch (view.is) {
    case 'loading':
      return (
        <p className="lead" role="status">
          Opening the file…
        </p>
      )
    case 'failed':
      if (view.error.kind === 'access-denied') return <Denied reference={reference} />
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
          None of {office === null ? 'your' : 'this office’s'} agents has this field name. The agent may have
          moved to another office.
        </p>
      )
    case 'loaded':
      return drawFile?.(view.agent) ?? <AgentFile agent={view.agent} office={office} />
  }
}

/** For the address of another office's file. It shows the code of that office, which a request for access needs. */
function Denied({ reference: { userId } }: { reference: AgentReference }) {
  return (
    <div className="notice error" role="alert">
      <p>
        <strong>You do not have access to this file.</strong> It belongs to another office. If you need it,
        send this code to the person who manages access:
      </p>
      {userId !== null && (
        <p className="identity-id">
          <code>{userId}</code>
          <CopyButton text={userId} what="code" />
        </p>
      )}
    </div>
  )
}

function takeFocus(element: HTMLElement | null) {
  element?.focus({ preventScroll: true })
}
