import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { lazyPart } from '../../ahead/lazyPart.ts'
import type { Scope } from '../../aws/table/openAgentsTable.ts'
import { useNow } from '../../ui/useNow.ts'
import type { Agent } from '../agent.ts'
import { type AgentReference, refersTo } from '../agentPath.ts'
import type { Offices } from '../useOffices.ts'
import { AgentRow } from './AgentRow.tsx'
import { AgentsTableHead, type Sorting } from './AgentsTableHead.tsx'
import { type ListRow, rowsOf } from './rowsOf.ts'
import { SortChoice } from './SortChoice.tsx'
import './AgentsTable.css'
import type { FindIn } from './useAgents.ts'
import { type RowRange, useRowsInView } from './useRowsInView.ts'

/** Only leads see such rows. */
const OfficeRow = lazyPart(async () => (await import('./OfficeRow.tsx')).OfficeRow)

/** Up to this number, all rows are in the page, so that find-in-page and screen readers find them. */
const mostPlainRows = 200
/** The number of rows to draw above and below the visible ones, for fast scrolling. */
const rowsAround = 3
/** The app asks for the next page while this many rows are still below the visible ones. */
const rowsToSpare = 25

interface Props {
  agents: readonly Agent[]
  scope: Scope
  /** Whether the agents stand under the name of their office. */
  isByOffice: boolean
  offices: Offices
  sorting: Sorting
  findIn: FindIn | null
  /** The part of a file's address that keeps the state of the list, from the `?` on. */
  search: string
  /** Whether all agents have been read, and not only the first. */
  isComplete: boolean
  selected: AgentReference | null
  onNearEnd: () => void
  /** Content after the last row. */
  end: ReactNode
}

/** The agents as a table that scrolls inside the page. Calls `onNearEnd` while the end of the rows is near. */
export function AgentsTable(props: Props) {
  const {
    agents,
    scope,
    isByOffice,
    offices,
    sorting,
    findIn,
    search,
    isComplete,
    selected,
    onNearEnd,
    end,
  } = props
  const scroller = useRef<HTMLDivElement>(null)
  const now = useNow()
  const rows = useMemo(() => rowsOf(agents, isByOffice), [agents, isByOffice])
  const inView = useRowsInView(scroller)
  const { rowHeight } = inView
  const selectedIndex = useMemo(
    () =>
      selected === null
        ? -1
        : rows.findIndex((row) => row.is === 'agent' && refersTo(selected, row.agent, scope)),
    [rows, selected, scope],
  )
  const [current, setCurrent] = useState(0)

  useEffect(() => {
    if (inView.end >= rows.length - rowsToSpare) onNearEnd()
  })
  // The list scrolls to the agent whose file was opened by its address.
  useEffect(() => {
    if (selectedIndex >= 0) reveal(scroller.current, selectedIndex, rowHeight)
  }, [selectedIndex, rowHeight])

  const { first, end: afterLast } = rowsToDraw(rows.length, inView)
  const drawn = Array.from({ length: afterLast - first }, (_, place) => first + place)
  // The heading of the first visible row stays visible, even if it is far above.
  const heading = isByOffice ? headingOf(rows, first) : first
  const isDrawn = (index: number) => index >= first && index < afterLast && rows[index]?.is === 'agent'
  const tabStop = [current, selectedIndex, Math.max(inView.first, first), first, first + 1].find(isDrawn)

  const moveFocus = (event: KeyboardEvent) => {
    const from = Number((event.target as HTMLElement).dataset.index)
    const step = stepOf(event.key, Math.max(1, inView.end - inView.first - 2))
    if (step === 0 || Number.isNaN(from)) return
    event.preventDefault()
    let to = Math.max(0, Math.min(rows.length - 1, from + step))
    // The focus skips the headings.
    if (rows[to]?.is === 'office') to += to === 0 || step > 0 ? 1 : -1
    const link = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)
    if (!link()) reveal(scroller.current, to, rowHeight)
    flushSync(() => setCurrent(to))
    link()?.focus()
    // The row may be drawn only after the list has scrolled.
    if (!link()) requestAnimationFrame(() => requestAnimationFrame(() => link()?.focus()))
  }

  const draw = (index: number) => {
    const row = rows[index]
    if (row === undefined) return null
    if (row.is === 'office') {
      const isLast = index + row.count === rows.length - 1
      return (
        <Suspense key={index} fallback={<tr className="office" />}>
          <OfficeRow {...row} offices={offices} isOpen={isLast && !isComplete} index={index} />
        </Suspense>
      )
    }
    return (
      <AgentRow
        key={index}
        agent={row.agent}
        isSelected={index === selectedIndex}
        isTabStop={index === tabStop}
        {...{ scope, index, search, findIn, now }}
      />
    )
  }

  return (
    <div className="agents-scroller" ref={scroller}>
      <SortChoice scope={scope} sorting={sorting} isUsable />
      <table
        className="agents-table"
        aria-label="Agents"
        aria-rowcount={isComplete ? rows.length + 1 : -1}
        onKeyDown={moveFocus}
      >
        <AgentsTableHead scope={scope} sorting={sorting} />
        {heading < first && <tbody>{draw(heading)}</tbody>}
        <Gap height={(heading < first ? first - 1 : first) * rowHeight} />
        <tbody>{drawn.map(draw)}</tbody>
        <Gap height={(rows.length - afterLast) * rowHeight} />
      </table>
      {end}
    </div>
  )
}

/** The number of rows that a key moves the focus by. `page` is the number for Page Up and Page Down. */
function stepOf(key: string, page: number): number {
  switch (key) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'PageDown':
      return page
    case 'PageUp':
      return -page
    case 'Home':
      return Number.NEGATIVE_INFINITY
    case 'End':
      return Number.POSITIVE_INFINITY
    default:
      return 0
  }
}

/** Scrolls to a row, if it is not in view. */
function reveal(scroller: HTMLElement | null, index: number, rowHeight: number): void {
  if (scroller === null) return
  // The column heads are above the rows; on a narrow screen, the choice of the order is there.
  const [head = 0] = [...scroller.querySelectorAll<HTMLElement>('thead, .sort-choice')]
    .map(({ offsetHeight }) => offsetHeight)
    .filter((height) => height > 0)
  const top = index * rowHeight
  const isAbove = top < scroller.scrollTop
  const isBelow = top + rowHeight > scroller.scrollTop + scroller.clientHeight - head
  if (isAbove || isBelow) scroller.scrollTop = top - (scroller.clientHeight - head - rowHeight) / 2
}

/** The index of the heading above the row at `index`. */
function headingOf(rows: readonly ListRow[], index: number): number {
  let place = index
  while (place > 0 && rows[place]?.is !== 'office') place -= 1
  return place
}

function rowsToDraw(count: number, inView: RowRange): Pick<RowRange, 'first' | 'end'> {
  if (count <= mostPlainRows) return { first: 0, end: count }
  // When the list has become shorter, it is drawn once with the old place of the scroller.
  const end = Math.min(count, inView.end + rowsAround)
  return { first: Math.max(0, Math.min(inView.first - rowsAround, end)), end }
}

/** Takes the height of the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height === 0) return null
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  )
}
