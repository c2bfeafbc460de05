import type { ReactNode } from 'react'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { AgentsSkeleton } from './AgentsSkeleton.tsx'
import { AgentsTable } from './AgentsTable.tsx'
import { NoAgents } from './NoAgents.tsx'
import type { Agents, AgentsView } from './useAgents.ts'

interface Props {
  agents: Agents
  /** What was searched for; empty when nothing was. */
  prefix: string
  identityId: string | undefined
  /** The field name of the agent whose file is open. */
  selected: string | null
}

/** The list in all its states: loading, empty, loaded with more or without, denied, failed. */
export function AgentsList({ agents, prefix, identityId, selected }: Props) {
  const { view } = agents
  switch (view.is) {
    case 'loading':
      return <AgentsSkeleton />
    case 'failed':
      return (
        <ErrorNotice error={view.error}>
          {view.error.kind === 'access-denied' && identityId !== undefined && (
            <p>
              Your identity ID: <code>{identityId}</code>
            </p>
          )}
          <RetryButton onRetry={agents.retry} />
        </ErrorNotice>
      )
    case 'empty':
      return <NoAgents prefix={prefix} identityId={identityId} />
    case 'loaded':
      return (
        <AgentsTable
          agents={view.agents}
          total={view.more === 'none' ? view.agents.length : null}
          selected={selected}
          onNearEnd={agents.loadMore}
          end={endOf(view, agents)}
        />
      )
  }
}

function endOf({ more }: Extract<AgentsView, { is: 'loaded' }>, agents: Agents): ReactNode {
  if (more === 'none') return null
  if (more === 'loading' || more === 'available') return <p className="list-end">Loading more…</p>
  return (
    <ErrorNotice error={more}>
      <RetryButton onRetry={agents.retry} />
    </ErrorNotice>
  )
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <button type="button" className="button small" onClick={onRetry}>
      Retry
    </button>
  )
}
