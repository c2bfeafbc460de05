import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows by their place in the list, from 0; `end` is the one after the last. */
export interface RowRange {
  first: number
  end: number
  /** In pixels. */
  rowHeight: number
}

const noRows: RowRange = { first: 0, end: 0, rowHeight: 40 }

/**
 * Which rows of a list are in view, whether the list scrolls or, on a low screen, the page does. All rows are equally
 * high, so this is a division: docs/decisions/0019-no-list-library.md
 */
export function useRowsInView(scroller: RefObject<HTMLElement | null>): RowRange {
  const [range, setRange] = useState<RowRange>(noRows)

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = () => {
      const row = element.querySelector<HTMLElement>('tbody tr[aria-rowindex]')
      const rowHeight = row?.offsetHeight || noRows.rowHeight
      const { top } = element.getBoundingClientRect()
      const { scrollTop, clientHeight } = element
      const begin = scrollTop + Math.max(0, -top)
      const first = Math.floor(begin / rowHeight)
      const end = Math.ceil((scrollTop + Math.min(clientHeight, window.innerHeight - top)) / rowHeight)
      return (last: RowRange) =>
        last.first === first && last.end === end && last.rowHeight === rowHeight
          ? last
          : { first, end, rowHeight }
    }
    // In the frame that scrolls, not in the one after it, where the rows would be seen to be missing.
    const follow = () => flushSync(() => setRange(measure()))
    const resized = new ResizeObserver(() => setRange(measure()))
    // Scrolling does not bubble, and either of two elements may do it.
    document.addEventListener('scroll', follow, { passive: true, capture: true })
    resized.observe(element)
    return () => {
      document.removeEventListener('scroll', follow, { capture: true })
      resized.disconnect()
    }
  }, [scroller])

  return range
}
