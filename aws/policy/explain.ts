import type { AccessRequest, ConditionResult, Decision, StatementResult } from './Decision.ts'

/** A decision in words: which statement, which condition, which value. */
export function explain(decision: Decision, request: AccessRequest): string {
  const asked = `${request.action} on ${request.resource}`
  if (decision.outcome === 'allowed') {
    return `Allowed: ${asked}, by ${nameOf(decision.statements.find(isDeciding('Allow')))}.`
  }
  if (decision.outcome === 'explicitly-denied') {
    return `Denied: ${asked}, by the explicit deny of ${nameOf(decision.statements.find(isDeciding('Deny')))}.`
  }
  const allowing = decision.statements.filter(({ statement }) => statement.effect === 'Allow')
  const nearest = allowing.filter(({ actionMatches }) => actionMatches)
  if (nearest.length === 0) return `Denied: ${asked}. No statement allows ${request.action}.`
  return `Denied: ${asked}. ${nearest.map(whyNot).join(' ')}`
}

function isDeciding(effect: 'Allow' | 'Deny') {
  return ({ statement, matches }: StatementResult): boolean => matches && statement.effect === effect
}

function whyNot(result: StatementResult): string {
  const name = result.statement.sid ?? 'A statement without a Sid'
  if (!result.principalMatches) return `${name} trusts another principal.`
  if (!result.resourceMatches) {
    return `${name} is for ${result.statement.resources?.join(', ') ?? 'another resource'}.`
  }
  return result.conditions
    .filter(({ matches }) => !matches)
    .map((condition) => `${name}: ${conditionFault(condition)}.`)
    .join(' ')
}

function conditionFault({ key, operator, actual, expected, unmatched }: ConditionResult): string {
  const needs = expected
    .map(({ written, resolved }) => (resolved === undefined ? `${written}, which has no value` : resolved))
    .join(' or ')
  if (operator === 'Null') {
    return actual === undefined ? `${key} is missing and has to be there` : `${key} is there and must not be`
  }
  if (actual === undefined) return `${key} is missing, and ${needs} is needed`
  const was = unmatched.length === 0 ? actual : unmatched
  return `${key} was ${was.join(', ')}, and ${operator} needs ${needs}`
}

function nameOf(result: StatementResult | undefined): string {
  return result?.statement.sid ?? 'a statement without a Sid'
}
