import type { Tab } from './tab/Tab.ts'

interface Options {
  tab: Tab
  /** How long nobody may do anything, in milliseconds. */
  patience: number
  /** When somebody last did something: milliseconds since the epoch. */
  since: number
  onActive: (at: number) => void
  onIdle: () => void
  /** Aborted when the sign-in ends. */
  signal: AbortSignal
}

/** How often activity is noted and the time looked at, in milliseconds. */
const pace = 5_000

/** Calls `onIdle` once nobody has done anything in any tab for the time given. */
export function watchIdleness({ tab, patience, since, onActive, onIdle, signal }: Options): void {
  let last = since
  const note = () => {
    last = tab.now()
    onActive(last)
  }
  const look = () => {
    if (tab.now() - last >= patience) onIdle()
  }
  tab.watch(() => {
    // Whoever comes back too late, to a page that has slept, does not prolong what is over.
    look()
    if (signal.aborted || tab.now() - last < pace) return
    note()
    tab.others.tell({ type: 'active' })
  }, signal)
  tab.others.listen(({ type }) => type === 'active' && note(), signal)
  tab.every(pace, look, signal)
  look()
}
