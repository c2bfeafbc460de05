import type { AwsCall } from './AwsCall.ts'

/** Enough for a day of paging; of more, those after the way in are forgotten first. */
const longest = 400
const wayIn = 8

const listeners = new Set<() => void>()
let calls: readonly AwsCall[] = []
let count = 0

function replace(next: readonly AwsCall[]): void {
  calls = next
  for (const listener of listeners) listener()
}

/** The tab's AWS calls since somebody began to sign in, oldest first. */
export const callRecord = {
  getCalls: (): readonly AwsCall[] => calls,

  /** Calls `listener` after each change, until the function it returns is called. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },

  /** Adds a call that is under way. The function it returns adds to it what becomes known later. */
  begin(call: Omit<AwsCall, 'id'>): (more: Partial<AwsCall>) => void {
    count += 1
    const id = count
    const all = [...calls, { ...call, id }]
    replace(all.length > longest ? all.toSpliced(wayIn, 1) : all)
    return (more) => {
      // A call that ends after the record was emptied belongs to the user who has signed out.
      if (!calls.some((known) => known.id === id)) return
      replace(calls.map((known) => (known.id === id ? { ...known, ...more } : known)))
    }
  },

  /** Takes up the calls of before a reload, before the page makes any of its own. */
  restore(earlier: readonly AwsCall[]): void {
    count = Math.max(count, ...earlier.map(({ id }) => id))
    replace(earlier)
  },

  clear(): void {
    replace([])
  },
}
