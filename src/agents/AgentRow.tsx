import { memo } from 'react'
import { Link } from 'wouter'
import type { Scope } from '../aws/table/openAgentsTable.ts'
import type { Agent } from './agent.ts'
import { agentPath, referenceTo } from './agentPath.ts'
import { type Column, columnsOf } from './columnsOf.ts'
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
  return (
    // The header is row 1.
    <tr aria-rowindex={index + 2} className={isSelected ? 'selected' : undefined}>
      <th scope="row">
        <Link href={agentPath(referenceTo(agent, scope))} aria-current={isSelected ? 'true' : undefined}>
          {agent.fieldName}
        </Link>
      </th>
      {columnsOf(scope).map((column) => (
        <Cell key={column.name} column={column} agent={agent} now={now} />
      ))}
    </tr>
  )
})

function Cell({ column, agent, now }: { column: Column; agent: Agent; now: number }) {
  const { name, definition, className } = column
  const value = agent[name]
  if (definition.type === 'choice') {
    const { label, kind } = statusOf(value)
    return (
      <td className={className} data-status={kind}>
        {label}
      </td>
    )
  }
  return (
    <td className={className} {...(definition.type === 'level' && { 'data-level': value ?? 0 })}>
      {value instanceof Date ? <LastContact moment={value} now={now} /> : (value ?? '—')}
    </td>
  )
}
