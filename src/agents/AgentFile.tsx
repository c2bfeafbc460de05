import { useNow } from '../ui/useNow.ts'
import type { Agent } from './agent.ts'
import { formatLastContact } from './formatLastContact.ts'
import { statusOf } from './statusOf.ts'

interface Props {
  agent: Agent
  /** Whose agent, where that is not plain; null for one's own. */
  office: string | null
}

/** Everything that the person who reads it may know about an agent. */
export function AgentFile({ agent, office }: Props) {
  const status = statusOf(agent)
  return (
    <>
      <dl className="facts">
        {agent.realName !== null && (
          <>
            <dt>Real name</dt>
            <dd>{agent.realName}</dd>
          </>
        )}
        <dt>Status</dt>
        <dd>
          <span className="pill" data-status={status.kind}>
            {status.label}
          </span>
        </dd>
        <dt>Station</dt>
        <dd>{agent.station ?? '—'}</dd>
        <dt>Specialty</dt>
        <dd>{agent.specialty ?? '—'}</dd>
        <dt>Clearance</dt>
        <dd className="clearance" data-level={agent.clearance ?? 0}>
          {agent.clearance === null ? '—' : `${agent.clearance} of 5`}
        </dd>
        <dt>Last contact</dt>
        <dd>
          <LastContactInFull moment={agent.lastContact} />
        </dd>
        <dt>Missions</dt>
        <dd>{agent.missions ?? '—'}</dd>
        {office !== null && (
          <>
            <dt>Administrator</dt>
            <dd className="mono">{office}</dd>
          </>
        )}
      </dl>
      <h3>Notes</h3>
      <p className="notes">{agent.notes ?? 'No notes.'}</p>
    </>
  )
}

function LastContactInFull({ moment }: { moment: Date | null }) {
  const now = useNow()
  if (moment === null) return '—'
  const { long, absolute } = formatLastContact(moment, now)
  return (
    <time dateTime={moment.toISOString()}>
      {absolute} <span className="quiet">{long}</span>
    </time>
  )
}
