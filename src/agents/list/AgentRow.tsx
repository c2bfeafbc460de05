import { memo } from 'react'
import type { Scope } from '../../aws/table/openAgentsTable.ts'
import { PageLink } from '../../ui/PageLink.tsx'
import type { Agent } from '../agent.ts'
import { agentPath, referenceTo } from '../agentPath.ts'
import { LastContact } from '../LastContact.tsx'
import { statusOf } from '../statusOf.ts'
import { type Column, columnsOf } from './columnsOf.ts'
import { Marked } from './Marked.tsx'
import type { FindIn } from './useAgents.ts'

interface Props {
  agent: Agent
  scope: Scope
  /** Its place in the list, from 0. */
  index: number
  isSelected: boolean
  /** Whether the Tab key stops at this row. The arrow keys lead to the others. */
  isTabStop: boolean
  /** The part of a file's address that keeps the state of the list, from the `?` on. */
  search: string
  findIn: FindIn | null
  now: number
}

/** One agent. The table may have thousands of them, so a row has few elements and is drawn again only when it changes. */
export const AgentRow = memo(function AgentRow(props: Props) {
  const { agent, scope, index, isSelected, isTabStop, search, findIn, now } = props
  const href = agentPath(referenceTo(agent, scope)) + search
  return (
    // The header is row 1.
    <tr aria-rowindex={index + 2} className={isSelected ? 'selected' : undefined}>
      <th scope="row">
        <PageLink
          href={href}
          dir="auto"
          data-index={index}
          tabIndex={isTabStop ? 0 : -1}
          aria-current={isSelected ? 'true' : undefined}
        >
          <Marked text={agent.fieldName} findIn={findIn} />
        </PageLink>
      </th>
      {columnsOf(scope).map((column) => (
        <Cell key={column.name} column={column} agent={agent} findIn={findIn} now={now} />
      ))}
    </tr>
  )
})

interface CellProps extends Pick<Props, 'agent' | 'findIn' | 'now'> {
  column: Column
}

function Cell({ column, agent, findIn, now }: CellProps) {
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
      {definition.type === 'time' ? (
        <LastContact moment={value} now={now} />
      ) : typeof value === 'string' ? (
        <Marked text={value} findIn={findIn} />
      ) : (
        String(value ?? '—')
      )}
    </td>
  )
}
