import { type Fault, faultsOf } from '../../../aws/policy/faultsOf.ts'
import type { Explanation } from '../decisions/explainCall.ts'

/** What a denial hangs on, in a word or two: "LeadingKeys", "no statement"; undefined where nothing here explains it. */
export function reasonOf({ accesses, theirs }: Explanation): string | undefined {
  if (theirs !== 'denied') return undefined
  const reasons = accesses.flatMap(({ decision, request }) => faultsOf(decision, request).map(inAWord))
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join(', ')
}

function inAWord(fault: Fault): string {
  switch (fault.is) {
    case 'no-statement':
      return 'no statement'
    case 'condition':
      // `dynamodb:LeadingKeys`: the service is known.
      return fault.key.slice(fault.key.indexOf(':') + 1)
    case 'denied-by':
      return 'explicit'
    default:
      return fault.is
  }
}
