import type { Ref } from 'react'
import type { Agents } from './useAgents.ts'
import './AgentsToolbar.css'

const numbers = new Intl.NumberFormat('en')

interface Props {
  agents: Agents
  search: string
  onSearch: (text: string) => void
  /** The heading, which takes the focus when the place it was in is gone. */
  heading: Ref<HTMLHeadingElement>
}

/** The list's heading, how many there are, the search and the refresh. */
export function AgentsToolbar({ agents, search, onSearch, heading }: Props) {
  return (
    <div className="agents-toolbar">
      <h1 ref={heading} tabIndex={-1}>
        Agents
      </h1>
      {agents.scope === 'all-offices' && <p className="scope">All offices</p>}
      <p className="count" role="status">
        {countOf(agents)}
      </p>
      <input
        type="search"
        aria-label="Find by field name"
        placeholder="Field name starts with…"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <button type="button" className="button small" onClick={agents.refresh}>
        Refresh
      </button>
    </div>
  )
}

function countOf({ view, isStale }: Agents): string {
  if (isStale) return 'Updating…'
  switch (view.is) {
    case 'loading':
    case 'failed':
      return ''
    case 'empty':
      return '0'
    case 'loaded':
      return numbers.format(view.agents.length) + (view.more === 'none' ? '' : '+')
  }
}
