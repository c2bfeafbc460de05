import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows by their place in the list, from 0; `end` is the one after the last. */
export interface RowRange {
  first: number
  end: number
}

/**
 * Which rows of a list are in view. All rows are `rowHeight` pixels high: that is what makes this a division, and a
 * library for lists of unknown heights unnecessary.
 */
export function useRowsInView(scroller: RefObject<HTMLElement | null>, rowHeight: number): RowRange {
  const [range, setRange] = useState<RowRange>({ first: 0, end: 0 })

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const measure = () => {
      const { scrollTop, clientHeight } = element
      const first = Math.floor(scrollTop / rowHeight)
      const end = Math.ceil((scrollTop + clientHeight) / rowHeight)
      return (last: RowRange) => (last.first === first && last.end === end ? last : { first, end })
    }
    // In the frame that scrolls, not in the one after it, where the rows would be seen to be missing.
    const follow = () => flushSync(() => setRange(measure()))
    const resized = new ResizeObserver(() => setRange(measure()))
    element.addEventListener('scroll', follow, { passive: true })
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', follow)
      resized.disconnect()
    }
  }, [scroller, rowHeight])

  return range
}
