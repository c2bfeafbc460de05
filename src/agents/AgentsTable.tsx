import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Scope } from '../aws/createAgentsTable.ts'
import { useNow } from '../ui/useNow.ts'
import { AgentRow } from './AgentRow.tsx'
import { AgentsTableHead } from './AgentsTableHead.tsx'
import type { Agent } from './agent.ts'
import { type AgentReference, refersTo } from './agentPath.ts'
import { OfficeRow } from './OfficeRow.tsx'
import { type Row, rowsOf } from './rowsOf.ts'
import './AgentsTable.css'

/** Fewer rows are drawn plainly, so that find-in-page and screen readers meet all of them. */
const mostPlainRows = 200
/** In pixels, as --row-height in tokens.css. */
const rowHeight = 40
/** The next page is asked for while this many rows are still to come. */
const rowsToSpare = 25

interface Props {
  agents: readonly Agent[]
  scope: Scope
  /** Whether these are all there are, and not just the first that were read. */
  isComplete: boolean
  selected: AgentReference | null
  onNearEnd: () => void
  /** Stands after the last row. */
  end: ReactNode
}

/** The agents as a table that scrolls within itself. Calls `onNearEnd` while the end of the rows is about to be seen. */
export function AgentsTable({ agents, scope, isComplete, selected, onNearEnd, end }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const now = useNow()
  const rows = useMemo(() => rowsOf(agents, scope), [agents, scope])
  const virtualizer = useVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    overscan: 3,
  })

  const lastSeen = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (lastSeen >= rows.length - rowsToSpare) onNearEnd()
  })

  const isVirtual = rows.length > mostPlainRows
  const drawn = isVirtual ? virtualizer.getVirtualItems().map(({ index }) => index) : [...rows.keys()]
  const first = drawn[0] ?? 0
  // The heading of the rows in sight stays in sight, however far above them it stands.
  const heading = scope === 'all-offices' ? headingOf(rows, first) : first
  const before = (heading < first ? first - 1 : first) * rowHeight
  const after = (rows.length - 1 - (drawn.at(-1) ?? -1)) * rowHeight
  const draw = (index: number) => {
    const row = rows[index]
    if (row === undefined) return null
    if (row.is === 'office') {
      const isLast = index + row.count === rows.length - 1
      return <OfficeRow key={index} {...row} isOpen={isLast && !isComplete} index={index} />
    }
    const isSelected = selected !== null && refersTo(selected, row.agent, scope)
    return (
      <AgentRow key={index} agent={row.agent} scope={scope} index={index} isSelected={isSelected} now={now} />
    )
  }

  return (
    <div className="agents-scroller" ref={scroller}>
      <table className="agents-table" aria-label="Agents" aria-rowcount={isComplete ? rows.length + 1 : -1}>
        <AgentsTableHead scope={scope} />
        {heading < first && <tbody>{draw(heading)}</tbody>}
        {before > 0 && <Gap height={before} />}
        <tbody>{drawn.map(draw)}</tbody>
        {after > 0 && <Gap height={after} />}
      </table>
      {end}
    </div>
  )
}

/** The place of the heading that the row at `index` stands under. */
function headingOf(rows: readonly Row[], index: number): number {
  let place = index
  while (place > 0 && rows[place]?.is !== 'office') place -= 1
  return place
}

/** Stands for rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  )
}
