import type { PolicyView, StatementView } from '../PolicyView.ts'
import { attackersSession } from './callers.ts'
import { isAllowedBy, isDeniedBy } from './evaluateStatement.ts'
import { indexesOf } from './indexesOf.ts'
import { type Attempt, attemptAt } from './requestFor.ts'
import { targetsOf } from './Target.ts'

/**
 * The first request that a statement allows and no Deny stops, for one of the actions with one of the lists of keys.
 *
 * Every table and index is tried: a Deny may be about one table and forget the others, or about keys and forget requests
 * without one.
 */
export function openAttempt(
  policy: PolicyView,
  statement: StatementView,
  actions: readonly string[],
  ...lists: readonly (readonly string[])[]
): Attempt | undefined {
  const session = attackersSession(policy)
  const denials = policy.statements.filter(({ effect }) => effect === 'Deny')
  for (const action of actions) {
    for (const target of targetsOf(statement, policy)) {
      const indexes = [undefined, ...indexesOf(policy, statement, target, action)]
      for (const wish of lists.flatMap((keys) => indexes.map((index) => ({ keys, index })))) {
        const attempt = attemptAt(action, target, wish)
        if (attempt === undefined || !isAllowedBy(statement, attempt.access, session, 'keys')) continue
        if (!isDeniedBy(denials, attempt.access, session)) return attempt
      }
    }
  }
  return undefined
}
