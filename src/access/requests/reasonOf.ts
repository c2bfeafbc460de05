import { type Fault, faultsOf } from '../../../aws/policy/faultsOf.ts'
import type { Explanation } from '../decisions/explainCall.ts'

/** The reason of a denial, in a few words: "asked for realName"; undefined where the policy does not explain it. */
export function reasonOf({ accesses, theirs }: Explanation): string | undefined {
  if (theirs !== 'denied') return undefined
  const reasons = accesses.flatMap(({ decision, request }) => faultsOf(decision, request).map(inWords))
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join(', ')
}

function inWords(fault: Fault): string {
  switch (fault.is) {
    case 'no-statement':
      return `asked for ${fault.action.slice(fault.action.indexOf(':') + 1)}, which no statement allows`
    case 'condition':
      return conditionInWords(fault)
    case 'denied-by':
      return `matched ${fault.statement ?? 'a statement'}, which denies`
    case 'resource':
      return `asked for ${nameOf(fault.was)}`
    case 'principal':
      return 'asked as a caller that the role does not trust'
  }
}

/** `arn:aws:dynamodb:…:table/AgentsTable/index/byStation` → `the index byStation`. */
function nameOf(arn: string): string {
  const [, kind, name] = /[:/](index|table)\/([^/]+)$/.exec(arn) ?? []
  return name === undefined ? 'another resource' : `the ${kind} ${name}`
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
      return was.length === 0 ? 'named no attributes' : 'asked for all attributes'
    default: {
      // `dynamodb:ReturnValues`: the service is known.
      const name = key.slice(key.indexOf(':') + 1)
      return was.length === 0 ? `named no ${name}` : `asked for ${name} ${others.join(', ')}`.trimEnd()
    }
  }
}
