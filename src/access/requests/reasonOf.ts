import { type Fault, faultsOf } from '../../../aws/policy/faultsOf.ts'
import type { Explanation } from '../decisions/explainCall.ts'

/** The reason of a denial, in a few words: "asked for realName"; undefined where the policy does not explain it. */
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
      return conditionInWords(fault)
    case 'denied-by':
      return 'explicit'
    default:
      return fault.is
  }
}

function conditionInWords({ key, was, needs }: Extract<Fault, { is: 'condition' }>): string {
  const allowed = needs.map(({ written, resolved }) => resolved ?? written)
  const others = was.filter((value) => !allowed.includes(value))
  switch (key) {
    case 'dynamodb:LeadingKeys':
      return was.length === 0 ? 'named no leading key' : 'asked for another leading key'
    case 'dynamodb:Attributes':
      return was.length === 0 ? 'named no attributes' : `asked for ${others.join(', ')}`
    case 'dynamodb:Select':
      return 'asked for all attributes'
    default:
      // `dynamodb:ReturnValues`: the service is known.
      return key.slice(key.indexOf(':') + 1)
  }
}
