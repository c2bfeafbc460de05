import { type ReactNode, Suspense } from 'react'
import { lazyPart } from '../../ahead/lazyPart.ts'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { AgentReference } from '../agentPath.ts'
import type { Offices } from '../useOffices.ts'
import { AgentsSkeleton, Waiting } from './AgentsSkeleton.tsx'
import { AgentsTable } from './AgentsTable.tsx'
import { AgentsTableHead, type Sorting } from './AgentsTableHead.tsx'
import './AgentsTable.css'
import { formatListView, type ListView } from './ListView.ts'
import { SortChoice } from './SortChoice.tsx'
import type { Agents } from './useAgents.ts'

const NoAgents = lazyPart(async () => (await import('./NoAgents.tsx')).NoAgents)
const NoMatch = lazyPart(async () => (await import('./NoAgents.tsx')).NoMatch)

interface Props {
  agents: Agents
  list: ListView
  offices: Offices
  onChange: (to: Partial<ListView>) => void
  /** The user's code, which the operator needs; undefined until it is known. */
  code: string | undefined
  /** The agent whose file is open. */
  selected: AgentReference | null
}

/** The list in all its states: loading, empty, loaded with or without more, denied, failed. Its frame does not move. */
export function AgentsList({ agents, list, offices, onChange, code, selected }: Props) {
  const { view, scope, isSorted, refreshError, refresh, retry } = agents
  const { sort, isDescending } = list
  const sorting: Sorting = { sort, isDescending, isSorted, onSort: onChange }
  const frame = (message: ReactNode, rows: ReactNode = null) => (
    <div className="agents-scroller">
      <SortChoice scope={scope} sorting={sorting} isUsable={false} />
      {/* It has no content yet, and keeps the columns in their places. */}
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
      return frame(<Failure error={view.error} onRetry={retry} code={code} />)
    case 'empty':
      return frame(<NoAgents scope={scope} code={code} />)
    case 'loaded': {
      const { more } = view
      const error = refreshError ?? (typeof more === 'object' ? more : null)
      const failure = error !== null && (
        <Failure error={error} onRetry={refreshError === null ? retry : refresh} code={code} />
      )
      if (view.agents.length === 0 && agents.readingOn !== 'under-way' && !agents.isStale)
        return frame(failure || <NoMatch scope={scope} list={list} onClear={onChange} />)
      return (
        <>
          <AgentsTable
            agents={view.agents}
            scope={scope}
            isByOffice={agents.isByOffice}
            offices={offices}
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
  code: string | undefined
}

function Failure({ error, onRetry, code }: FailureProps) {
  return (
    <ErrorNotice error={error}>
      {error.kind === 'access-denied' && code !== undefined && (
        <p>
          Your code: <code>{code}</code>
        </p>
      )}
      <button type="button" className="button small" onClick={onRetry}>
        Retry
      </button>
    </ErrorNotice>
  )
}
