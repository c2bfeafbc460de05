import type { ReactNode } from 'react'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { AgentsSkeleton } from './AgentsSkeleton.tsx'
import { AgentsTable } from './AgentsTable.tsx'
import type { AgentReference } from './agentPath.ts'
import { NoAgents, type Owner } from './NoAgents.tsx'
import type { Agents, AgentsView } from './useAgents.ts'

interface Props {
  agents: Agents
  /** What was searched for; empty when nothing was. */
  prefix: string
  /** Who the person is to IAM; undefined until it is known. */
  identityId: string | undefined
  owner: Owner
  /** The agent whose file is open. */
  selected: AgentReference | null
}

/** The list in all its states: loading, empty, loaded with more or without, denied, failed, and older than wanted. */
export function AgentsList(props: Props) {
  const { refreshError, refresh } = props.agents
  return (
    <>
      {refreshError !== null && (
        <ErrorNotice error={refreshError}>
          <RetryButton onRetry={refresh} />
        </ErrorNotice>
      )}
      <List {...props} />
    </>
  )
}

function List({ agents, prefix, identityId, owner, selected }: Props) {
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
      return <NoAgents prefix={prefix} scope={agents.scope} owner={owner} />
    case 'loaded':
      return (
        <AgentsTable
          agents={view.agents}
          scope={agents.scope}
          isComplete={view.more === 'none'}
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
