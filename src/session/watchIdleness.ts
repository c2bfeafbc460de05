import type { Tab } from './tab/Tab.ts'

interface Options {
  tab: Tab
  /** How long nobody may do anything, in milliseconds. */
  patience: number
  /** When somebody last did something: milliseconds since the epoch. */
  since: number
  onActive: (at: number) => void
  /** Called with the time of the lock when it is about to come. From then on only `stay` counts as activity. */
  onWarned: (locksAt: number) => void
  /** Called when the lock is called off. */
  onStayed: () => void
  onIdle: () => void
  /** Aborted when the sign-in ends. */
  signal: AbortSignal
}

/** How often activity is noted, in milliseconds. */
const pace = 5_000

/** How long before the lock the person is warned (WCAG 2.2.1 asks for 20 seconds at least), in milliseconds. */
const warningTime = 60_000

/**
 * Calls `onIdle` once nobody has done anything in any tab for the time given, and warns before that. The function it
 * returns says that the person is there.
 */
export function watchIdleness(options: Options): () => void {
  const { tab, patience, since, onActive, onWarned, onStayed, onIdle, signal } = options
  let last = since
  let isWarned = false
  const note = () => {
    last = tab.now()
    onActive(last)
    if (isWarned) onStayed()
    isWarned = false
  }
  const look = () => {
    const idle = tab.now() - last
    if (idle >= patience) return onIdle()
    if (isWarned || idle < patience - Math.min(warningTime, patience / 2)) return
    isWarned = true
    onWarned(last + patience)
  }
  const stay = () => {
    // A person who comes back too late, to a page that has slept, does not prolong what is over.
    look()
    if (signal.aborted) return
    note()
    tab.others.tell({ type: 'active' })
  }
  tab.watch(() => {
    look()
    if (!signal.aborted && !isWarned && tab.now() - last >= pace) stay()
  }, signal)
  tab.others.listen(({ type }) => type === 'active' && note(), signal)
  tab.every(1_000, look, signal)
  look()
  return stay
}
