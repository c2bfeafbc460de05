import { comparisons } from '../../comparisons.ts'
import { evaluate } from '../../evaluate.ts'
import type { Condition, Statement } from '../../Policy.ts'
import type { Access, Context } from '../../request/Access.ts'
import { coveredActions } from '../coveredActions.ts'
import type { ConditionView, StatementView } from '../PolicyView.ts'

/** Which conditions of an Allow count. The attacker is taken to fulfil all others. */
export type Counted = 'keys' | 'keys and attributes'

const ofKeys = /^dynamodb:(LeadingKeys|FirstPartitionKeyValues|FullTableScan|EnclosingOperation)$/i

/**
 * Whether a statement lets the attacker make an access, as our evaluator decides.
 *
 * Conditions about the caller's address, the time and the like are taken to be fulfilled: they are fulfilled for some user,
 * and that user is the attacker.
 */
export function isAllowedBy(
  statement: StatementView,
  access: Access,
  session: Context,
  counted: Counted,
): boolean {
  const conditions = statement.conditions.filter(
    ({ key }) => ofKeys.test(key) || (counted === 'keys and attributes' && /^dynamodb:/i.test(key)),
  )
  if (!conditions.every(isUnderstood)) return false
  return matches({ ...statement, conditions }, 'Allow', access, session)
}

/** Whether one of the Denies keeps the attacker from an access. One that our evaluator does not know keeps nobody. */
export function isDeniedBy(denials: readonly StatementView[], access: Access, session: Context): boolean {
  return denials.some(
    (denial) => denial.conditions.every(isUnderstood) && matches(denial, 'Deny', access, session),
  )
}

function matches(
  view: StatementView,
  effect: Statement['effect'],
  { action, resource, context }: Access,
  session: Context,
): boolean {
  if (view.notResources.length > 0) {
    const excluded = { ...view, resources: view.notResources, notResources: [] }
    if (matches({ ...excluded, conditions: [] }, effect, { action, resource, context }, session)) return false
  }
  const statement: Statement = {
    sid: undefined,
    effect,
    principals: undefined,
    actions: view.notActions.length > 0 ? coveredActions(view) : view.actions,
    resources: view.notResources.length > 0 ? ['*'] : view.resources,
    conditions: view.conditions.map(toCondition),
  }
  const request = { action, resource, context: new Map([...session, ...context]) }
  const [result] = evaluate([{ name: '', statements: [statement] }], request).statements
  return result?.matches === true
}

function isUnderstood({ comparison, quantifier, ifExists }: ConditionView): boolean {
  if (comparison === 'Null') return quantifier === undefined && !ifExists
  const isQuantifier =
    quantifier === undefined || quantifier === 'ForAllValues' || quantifier === 'ForAnyValue'
  return isQuantifier && comparisons.has(comparison)
}

function toCondition({ operator, quantifier, comparison, ifExists, key, values }: ConditionView): Condition {
  const isFirstKey = key.toLowerCase() === 'dynamodb:firstpartitionkeyvalues'
  return {
    operator,
    quantifier: quantifier === 'ForAllValues' || quantifier === 'ForAnyValue' ? quantifier : undefined,
    comparison,
    ifExists,
    // Another name for the same values.
    key: isFirstKey ? 'dynamodb:LeadingKeys' : key,
    values,
  }
}
