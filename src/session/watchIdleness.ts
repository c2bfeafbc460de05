import type { Tab } from './tab/Tab.ts'

interface Options {
  tab: Tab
  /** The time without activity after which the session locks, in milliseconds. */
  patience: number
  /** The time of the last activity, in milliseconds since the epoch. */
  since: number
  onActive: (at: number) => void
  /** Called with the time of the lock, shortly before it. From then on only `stay` counts as activity. */
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
 * Calls `onIdle` after the given time without activity in any tab, and warns before that. The returned function reports
 * that the user is active.
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
    // The machine may have slept past the lock. Activity after that time does not prolong the session.
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
