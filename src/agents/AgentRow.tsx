import { memo } from 'react'
import { Link } from 'wouter'
import type { Agent } from './agent.ts'
import { agentPath } from './agentPath.ts'
import { LastContact } from './LastContact.tsx'
import { statusOf } from './statusOf.ts'

interface Props {
  agent: Agent
  /** Its place in the list, from 0. */
  index: number
  isSelected: boolean
  now: number
}

/**
 * One agent. Few elements, and drawn anew only when it changes: the table scrolls through thousands of these.
 */
export const AgentRow = memo(function AgentRow({ agent, index, isSelected, now }: Props) {
  const status = statusOf(agent)
  return (
    // The header is row 1.
    <tr aria-rowindex={index + 2} className={isSelected ? 'selected' : undefined}>
      <th scope="row">
        <Link href={agentPath(agent.fieldName)} aria-current={isSelected ? 'true' : undefined}>
          {agent.fieldName}
        </Link>
      </th>
      <td className="status" data-status={status.kind}>
        {status.label}
      </td>
      <td className="wide">{agent.station ?? '—'}</td>
      <td className="wide">{agent.specialty ?? '—'}</td>
      <td className="wide clearance" data-level={agent.clearance ?? 0}>
        {agent.clearance ?? '—'}
      </td>
      <td className="last-contact">
        <LastContact moment={agent.lastContact} now={now} />
      </td>
    </tr>
  )
})
