import type { AccessRequest, ConditionResult, Decision, StatementResult } from './Decision.ts'

/** One reason for a denial. `statement` is the Sid; undefined for a statement without one. */
export type Fault =
  | { is: 'no-statement'; action: string }
  | { is: 'denied-by'; statement: string | undefined }
  | { is: 'principal'; statement: string | undefined }
  | { is: 'resource'; statement: string | undefined; was: string; needs: readonly string[] }
  | {
      is: 'condition'
      statement: string | undefined
      key: string
      operator: string
      /** The values that did not match; empty when the request has no such key. */
      was: readonly string[]
      needs: ConditionResult['expected']
    }

/**
 * The reasons for a denial: the explicit deny, or every condition and resource that kept a statement about the action
 * from allowing it. Empty for an allowed request.
 */
export function faultsOf({ outcome, statements }: Decision, { action, resource }: AccessRequest): Fault[] {
  if (outcome === 'allowed') return []
  if (outcome === 'explicitly-denied') {
    const deny = statements.find(({ matches, statement }) => matches && statement.effect === 'Deny')
    return [{ is: 'denied-by', statement: deny?.statement.sid }]
  }
  const nearest = statements.filter(
    ({ actionMatches, statement }) => actionMatches && statement.effect === 'Allow',
  )
  return nearest.length === 0
    ? [{ is: 'no-statement', action }]
    : nearest.flatMap((result) => faultsOfStatement(result, resource))
}

function faultsOfStatement(
  {
    statement: { sid: statement, resources = [] },
    principalMatches,
    resourceMatches,
    conditions,
  }: StatementResult,
  resource: string,
): Fault[] {
  if (!principalMatches) return [{ is: 'principal', statement }]
  if (!resourceMatches) return [{ is: 'resource', statement, was: resource, needs: resources }]
  return conditions
    .filter(({ matches }) => !matches)
    .map(({ key, operator, actual = [], expected, unmatched }) => ({
      is: 'condition',
      statement,
      key,
      operator,
      was: unmatched.length === 0 ? actual : unmatched,
      needs: expected,
    }))
}
