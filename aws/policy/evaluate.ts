import { comparisons } from './comparisons.ts'
import type { AccessRequest, ConditionResult, Decision, StatementResult } from './Decision.ts'
import { matchesPattern } from './matchesPattern.ts'
import type { Condition, Policy, Statement } from './Policy.ts'
import { findValue, type ResolvedText, resolveVariables } from './resolveVariables.ts'

/**
 * Decides as IAM does within one account. An explicit deny wins. Without a deny, a statement has to allow the request, or
 * the request is denied implicitly. Never throws: no statement matches a malformed request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(policies: readonly Policy[], request: AccessRequest): Decision {
  const statements = policies.flatMap((policy) =>
    policy.statements.map((statement) => evaluateStatement(statement, request)),
  )
  const matching = statements.filter(({ matches }) => matches)
  const denied = matching.some(({ statement }) => statement.effect === 'Deny')
  const allowed = matching.some(({ statement }) => statement.effect === 'Allow')
  return {
    outcome: denied ? 'explicitly-denied' : allowed ? 'allowed' : 'implicitly-denied',
    statements,
  }
}

/** Whether a statement names the request and all its conditions hold. `evaluate` gives the reasons as well. */
export function matchesRequest(statement: Statement, request: AccessRequest): boolean {
  return (
    matchesAction(statement, request.action) &&
    matchesPrincipal(statement, request) &&
    matchesResource(statement, request) &&
    statement.conditions.every((condition) => evaluateCondition(condition, request).matches)
  )
}

function evaluateStatement(statement: Statement, request: AccessRequest): StatementResult {
  const principalMatches = matchesPrincipal(statement, request)
  const actionMatches = matchesAction(statement, request.action)
  const resourceMatches = matchesResource(statement, request)
  const conditions = statement.conditions.map((condition) => evaluateCondition(condition, request))
  return {
    statement,
    principalMatches,
    actionMatches,
    resourceMatches,
    conditions,
    matches:
      principalMatches && actionMatches && resourceMatches && conditions.every(({ matches }) => matches),
  }
}

function matchesPrincipal({ principals }: Statement, { principal }: AccessRequest): boolean {
  if (principals === undefined) return true
  return principals.some(({ type, value }) => type === principal?.type && value === principal.value)
}

/** Whether a statement names an action. */
export function matchesAction({ actions }: Statement, action: string): boolean {
  const asked = action.toLowerCase()
  return actions.some((each) => matchesPattern(asked, [{ text: each.toLowerCase(), literal: false }]))
}

function matchesResource(statement: Statement, request: AccessRequest): boolean {
  return statement.resources?.some((resource) => matchesArn(resource, statement, request)) ?? true
}

/** A wildcard matches within one part of an ARN only. Only `*` alone matches every ARN. */
function matchesArn(pattern: string, { effect }: Statement, request: AccessRequest): boolean {
  if (pattern === '*') return true
  // A request for `table/*` (ListTables) asks for every table. Only a denial may be narrower.
  if (effect === 'Allow' && /[*?]/.test(request.resource)) return false
  const expected = partsOf(pattern)
  const actual = partsOf(request.resource)
  return (
    expected.length === actual.length &&
    expected.every((text, index) => matchesPattern(actual[index] ?? '', [{ text, literal: false }]))
  )
}

/** The six parts of an ARN; the last part may contain colons. */
function partsOf(arn: string): string[] {
  const split = arn.split(':')
  return [...split.slice(0, 5), split.slice(5).join(':')]
}

function evaluateCondition(condition: Condition, request: AccessRequest): ConditionResult {
  const found = findValue(request, condition.key)
  const values = found === undefined ? [] : [found].flat()
  const actual = values.length === 0 ? undefined : values
  const resolved = condition.values.map((written) => ({ written, text: resolveVariables(written, request) }))
  const unmatched =
    actual === undefined ? [] : actual.filter((value) => !holdsFor(condition, value, resolved))
  return {
    operator: condition.operator,
    key: condition.key,
    expected: resolved.map(({ written, text }) => ({
      written,
      resolved: text?.map((part) => part.text).join(''),
    })),
    actual,
    matches: matchesCondition(condition, actual, unmatched.length),
    unmatched: condition.comparison === 'Null' ? [] : unmatched,
    vacuous: actual === undefined && condition.comparison !== 'Null' && holdsWithoutKey(condition),
  }
}

function matchesCondition(
  condition: Condition,
  actual: readonly string[] | undefined,
  unmatched: number,
): boolean {
  if (condition.comparison === 'Null') {
    return condition.values.some((value) => (value.toLowerCase() === 'true') === (actual === undefined))
  }
  if (actual === undefined) return holdsWithoutKey(condition)
  return condition.quantifier === 'ForAnyValue' ? unmatched < actual.length : unmatched === 0
}

/**
 * When the key is absent, ForAllValues, IfExists and negations hold. ForAnyValue does not.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function holdsWithoutKey({ quantifier, ifExists, comparison }: Condition): boolean {
  if (ifExists || quantifier === 'ForAllValues') return true
  return quantifier === undefined && comparisons.get(comparison)?.negated === true
}

function holdsFor(
  { comparison }: Condition,
  value: string,
  expected: readonly { text: ResolvedText | undefined }[],
): boolean {
  const compare = comparisons.get(comparison)
  if (compare === undefined) return false
  const matched = expected.some(({ text }) => text !== undefined && compare.matches(value, text))
  return matched !== compare.negated
}
