import type { Scope } from '../../aws/table/openAgentsTable.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { agentsPath } from '../../ui/paths.ts'
import { statusOf } from '../statusOf.ts'
import { type ListView, noStatus } from './ListView.ts'

interface Props {
  scope: Scope
  /** The user's code, to which the operator assigns agents; undefined until it is known. */
  code: string | undefined
}

/** Stands in an empty list: no agent is assigned, and the user reads how to change that. */
export function NoAgents({ scope, code }: Props) {
  if (scope === 'all-offices') {
    return (
      <div className="no-agents">
        <p className="title">No office has any agents yet</p>
        <p>When agents are assigned, refresh the list.</p>
      </div>
    )
  }
  return (
    <div className="no-agents">
      <p className="title">No agents are assigned to you yet</p>
      <p>Send this code to the person who assigns agents in your agency:</p>
      {code !== undefined && (
        <p className="identity-id">
          <code>{code}</code>
          <CopyButton text={code} what="code" />
          <a href={mailOf(code)}>Send by e-mail</a>
        </p>
      )}
      <p>When they have assigned your agents, refresh the list.</p>
    </div>
  )
}

function mailOf(code: string): string {
  const subject = encodeURIComponent('Agents for my office')
  const body = encodeURIComponent(`Please assign our agents to this code:\n\n${code}\n`)
  return `mailto:?subject=${subject}&body=${body}`
}

interface NoMatchProps {
  scope: Scope
  list: ListView
  onClear: (to: Partial<ListView>) => void
}

/** Stands in a list in which no agent matches the search or the filter. */
export function NoMatch({ scope, list: { find, status }, onClear }: NoMatchProps) {
  const label = status === noStatus ? 'without a status' : statusOf(status).label.toLowerCase()
  return (
    <div className="no-agents">
      <p className="title">
        No {status !== null && status !== noStatus && `${label} `}agent{status === noStatus && ` ${label}`}
        {find !== '' && ` matches “${find}”`}
      </p>
      {find !== '' && (
        <p>
          The search looks for parts of the field name, {scope === 'all-offices' && 'the real name, '}the
          station and the specialty.
        </p>
      )}
      <button type="button" className="button small" onClick={() => onClear({ find: '', status: null })}>
        Show all agents
      </button>
    </div>
  )
}

/** The page for an address that does not exist. */
export function NoSuchPage() {
  return (
    <div className="agents-scroller no-agents" role="alert">
      <p className="title">There is no page at this address</p>
      <p>
        <PageLink href={agentsPath}>Go to the list of agents</PageLink>
      </p>
    </div>
  )
}
