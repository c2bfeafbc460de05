import { memo } from 'react'
import { Link } from 'wouter'
import type { Scope } from '../aws/createAgentsTable.ts'
import type { Agent } from './agent.ts'
import { agentPath, referenceTo } from './agentPath.ts'
import { LastContact } from './LastContact.tsx'
import { statusOf } from './statusOf.ts'

interface Props {
  agent: Agent
  scope: Scope
  /** Its place in the list, from 0. */
  index: number
  isSelected: boolean
  now: number
}

/**
 * One agent. Few elements, and drawn anew only when it changes: the table scrolls through thousands of these.
 */
export const AgentRow = memo(function AgentRow({ agent, scope, index, isSelected, now }: Props) {
  const status = statusOf(agent)
  return (
    // The header is row 1.
    <tr aria-rowindex={index + 2} className={isSelected ? 'selected' : undefined}>
      <th scope="row">
        <Link href={agentPath(referenceTo(agent, scope))} aria-current={isSelected ? 'true' : undefined}>
          {agent.fieldName}
        </Link>
      </th>
      {scope === 'all-offices' && <td className="wide">{agent.realName ?? '—'}</td>}
      <td className="status" data-status={status.kind}>
        {status.label}
      </td>
      <td className="wide">{agent.station ?? '—'}</td>
      {scope === 'own-agents' && <td className="wide">{agent.specialty ?? '—'}</td>}
      <td className="wide clearance" data-level={agent.clearance ?? 0}>
        {agent.clearance ?? '—'}
      </td>
      <td className="last-contact">
        <LastContact moment={agent.lastContact} now={now} />
      </td>
    </tr>
  )
})
