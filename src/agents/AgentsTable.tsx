import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Scope } from '../aws/table/openAgentsTable.ts'
import { useNow } from '../ui/useNow.ts'
import { AgentRow } from './AgentRow.tsx'
import { AgentsTableHead } from './AgentsTableHead.tsx'
import type { Agent } from './agent.ts'
import { type AgentReference, refersTo } from './agentPath.ts'
import { OfficeRow } from './OfficeRow.tsx'
import { type Row, rowsOf } from './rowsOf.ts'
import './AgentsTable.css'
import { type RowRange, useRowsInView } from './useRowsInView.ts'

/** Fewer rows are drawn plainly, so that find-in-page and screen readers meet all of them. */
const mostPlainRows = 200
/** In pixels, as --row-height in tokens.css. */
const rowHeight = 40
/** Drawn above and below what is in view, for a fast hand. */
const rowsAround = 3
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
  const inView = useRowsInView(scroller, rowHeight)

  useEffect(() => {
    if (inView.end >= rows.length - rowsToSpare) onNearEnd()
  })

  const { first, end: afterLast } = rowsToDraw(rows.length, inView)
  const drawn = Array.from({ length: afterLast - first }, (_, place) => first + place)
  // The heading of the rows in sight stays in sight, however far above them it stands.
  const heading = scope === 'all-offices' ? headingOf(rows, first) : first
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
        <Gap rows={heading < first ? first - 1 : first} />
        <tbody>{drawn.map(draw)}</tbody>
        <Gap rows={rows.length - afterLast} />
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

function rowsToDraw(count: number, inView: RowRange): RowRange {
  if (count <= mostPlainRows) return { first: 0, end: count }
  // A list that has become shorter is drawn once before the scroller tells where it now is.
  const end = Math.min(count, inView.end + rowsAround)
  return { first: Math.max(0, Math.min(inView.first - rowsAround, end)), end }
}

/** Stands for rows that are not drawn. */
function Gap({ rows }: { rows: number }) {
  if (rows === 0) return null
  return (
    <tbody aria-hidden="true">
      <tr style={{ height: rows * rowHeight }} />
    </tbody>
  )
}
