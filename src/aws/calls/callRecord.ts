import type { AwsCall } from './AwsCall.ts'

/** Enough for a day of paging. Beyond that, the record drops the oldest calls after the sign-in. */
const longest = 400
const wayIn = 8

const listeners = new Set<() => void>()
let calls: readonly AwsCall[] = []
let count = 0

function replace(next: readonly AwsCall[]): void {
  calls = next
  for (const listener of listeners) listener()
}

/** The tab's AWS calls since the start of the sign-in, oldest first. */
export const callRecord = {
  getCalls: (): readonly AwsCall[] => calls,

  /** Calls `listener` after each change, until the function it returns is called. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },

  /** Adds a call that is under way. The returned function adds later details, such as the answer. */
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

  /** Restores the calls from before a reload. The page has made no calls by then. */
  restore(earlier: readonly AwsCall[]): void {
    count = Math.max(count, ...earlier.map(({ id }) => id))
    replace(earlier)
  },

  clear(): void {
    replace([])
  },
}
