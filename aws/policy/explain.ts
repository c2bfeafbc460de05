import type { AccessRequest, Decision } from './Decision.ts'
import { type Fault, faultsOf } from './faultsOf.ts'

/** Puts a decision into words, with the statement, the condition and the value that decided. */
export function explain(decision: Decision, request: AccessRequest): string {
  const asked = `${request.action} on ${request.resource}`
  if (decision.outcome === 'allowed') {
    const allowing = decision.statements.find(({ matches }) => matches)
    return `Allowed: ${asked}, by ${allowing?.statement.sid ?? 'a statement without a Sid'}.`
  }
  const faults = faultsOf(decision, request)
  const [only] = faults
  if (only?.is === 'denied-by') return `Denied: ${asked}, by ${inWords(only)}.`
  return `Denied: ${asked}. ${faults.map((fault) => `${inWords(fault)}.`).join(' ')}`
}

function inWords(fault: Fault): string {
  if (fault.is === 'no-statement') return `No statement allows ${fault.action}`
  if (fault.is === 'denied-by')
    return `the explicit deny of ${fault.statement ?? 'a statement without a Sid'}`
  const name = fault.statement ?? 'A statement without a Sid'
  switch (fault.is) {
    case 'principal':
      return `${name} trusts another principal`
    case 'resource':
      return `${name} is for ${fault.needs.length === 0 ? 'another resource' : fault.needs.join(', ')}`
    case 'condition':
      return `${name}: ${conditionInWords(fault)}`
  }
}

function conditionInWords({ key, operator, was, needs }: Extract<Fault, { is: 'condition' }>): string {
  if (operator === 'Null') {
    return was.length === 0 ? `${key} is missing and has to be there` : `${key} is there and must not be`
  }
  const needed = needs
    .map(({ written, resolved }) => (resolved === undefined ? `${written}, which has no value` : resolved))
    .join(' or ')
  return was.length === 0
    ? `${key} is missing, and ${needed} is needed`
    : `${key} was ${was.join(', ')}, and ${operator} needs ${needed}`
}
