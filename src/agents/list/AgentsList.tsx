import { lazy, type ReactNode, Suspense } from 'react'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { AgentReference } from '../agentPath.ts'
import { AgentsSkeleton, Waiting } from './AgentsSkeleton.tsx'
import { AgentsTable } from './AgentsTable.tsx'
import { AgentsTableHead, type Sorting } from './AgentsTableHead.tsx'
import './AgentsTable.css'
import { formatListView, type ListView } from './ListView.ts'
import type { Owner } from './NoAgents.tsx'
import type { Agents } from './useAgents.ts'

const NoAgents = lazy(async () => ({ default: (await import('./NoAgents.tsx')).NoAgents }))
const NoMatch = lazy(async () => ({ default: (await import('./NoAgents.tsx')).NoMatch }))

interface Props {
  agents: Agents
  list: ListView
  onChange: (to: Partial<ListView>) => void
  /** The person's code, which the operator needs; undefined until it is known. */
  owner: Owner
  /** The agent whose file is open. */
  selected: AgentReference | null
}

/** The list in all its states, in a frame that stays where it is: loading, empty, loaded with more or without, denied, failed. */
export function AgentsList({ agents, list, onChange, owner, selected }: Props) {
  const { view, scope, isSorted, refreshError, refresh, retry } = agents
  const { sort, isDescending } = list
  const sorting: Sorting = { sort, isDescending, isSorted, onSort: onChange }
  const frame = (message: ReactNode, rows: ReactNode = null) => (
    <div className="agents-scroller">
      {/* Nothing to read in it yet: it keeps the columns where they will be. */}
      <table className="agents-table" aria-hidden="true" inert>
        <AgentsTableHead scope={scope} sorting={sorting} />
        {rows}
      </table>
      <Suspense>{message}</Suspense>
    </div>
  )
  switch (view.is) {
    case 'loading':
      return frame(<Waiting />, <AgentsSkeleton scope={scope} />)
    case 'failed':
      return frame(<Failure error={view.error} onRetry={retry} owner={owner} />)
    case 'empty':
      return frame(<NoAgents scope={scope} owner={owner} />)
    case 'loaded': {
      const { more } = view
      const error = refreshError ?? (typeof more === 'object' ? more : null)
      const failure = error !== null && (
        <Failure error={error} onRetry={refreshError === null ? retry : refresh} owner={owner} />
      )
      if (view.agents.length === 0 && agents.readingOn !== 'under-way' && !agents.isStale)
        return frame(failure || <NoMatch list={list} onClear={onChange} />)
      return (
        <>
          <AgentsTable
            agents={view.agents}
            scope={scope}
            isByOffice={scope === 'all-offices' && list.office === null && sort === 'fieldName'}
            sorting={sorting}
            findIn={agents.findIn}
            search={formatListView(list)}
            isComplete={more === 'none'}
            selected={selected}
            onNearEnd={agents.loadMore}
            end={
              (more === 'loading' || more === 'available') && agents.readingOn === 'no' ? (
                <p className="list-end">Loading more…</p>
              ) : null
            }
          />
          {failure && <div className="list-failure">{failure}</div>}
        </>
      )
    }
  }
}

interface FailureProps {
  error: AppError
  onRetry: () => void
  owner: Owner
}

function Failure({ error, onRetry, owner }: FailureProps) {
  return (
    <ErrorNotice error={error}>
      {error.kind === 'access-denied' && owner.userId !== undefined && (
        <p>
          Your code: <code>{owner.userId}</code>
        </p>
      )}
      <button type="button" className="button small" onClick={onRetry}>
        Retry
      </button>
    </ErrorNotice>
  )
}
