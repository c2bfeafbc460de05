import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useNow } from '../ui/useNow.ts'
import { AgentRow } from './AgentRow.tsx'
import { AgentsTableHead } from './AgentsTableHead.tsx'
import type { Agent } from './agent.ts'
import './AgentsTable.css'

/** Fewer rows are drawn plainly, so that find-in-page and screen readers meet all of them. */
const mostPlainRows = 200
/** In pixels, as --row-height in tokens.css. */
const rowHeight = 40
/** The next page is asked for while this many rows are still to come. */
const rowsToSpare = 25

interface Props {
  agents: readonly Agent[]
  /** How many rows there are in all; null while only the loaded ones are known. */
  total: number | null
  selected: string | null
  onNearEnd: () => void
  /** Stands after the last row. */
  end: ReactNode
}

/** The agents as a table that scrolls within itself. Calls `onNearEnd` while the end of the rows is about to be seen. */
export function AgentsTable({ agents, total, selected, onNearEnd, end }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const now = useNow()
  const virtualizer = useVirtualizer({
    count: agents.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    overscan: 3,
  })

  const lastSeen = virtualizer.range?.endIndex ?? 0
  useEffect(() => {
    if (lastSeen >= agents.length - rowsToSpare) onNearEnd()
  })

  const isVirtual = agents.length > mostPlainRows
  const drawn = isVirtual ? virtualizer.getVirtualItems().map(({ index }) => index) : [...agents.keys()]
  const before = (drawn[0] ?? 0) * rowHeight
  const after = (agents.length - 1 - (drawn.at(-1) ?? -1)) * rowHeight

  return (
    <div className="agents-scroller" ref={scroller}>
      <table className="agents-table" aria-label="Agents" aria-rowcount={total === null ? -1 : total + 1}>
        <AgentsTableHead />
        {before > 0 && <Gap height={before} />}
        <tbody>
          {drawn.map((index) => {
            const agent = agents[index]
            return (
              agent !== undefined && (
                <AgentRow
                  key={index}
                  agent={agent}
                  index={index}
                  isSelected={agent.fieldName === selected}
                  now={now}
                />
              )
            )
          })}
        </tbody>
        {after > 0 && <Gap height={after} />}
      </table>
      {end}
    </div>
  )
}

/** Stands for rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  )
}
