import { findConditionKey } from '../../conditionKeys.ts'
import { attackersSession, strangersIdentity } from '../attack/callers.ts'
import { isAllowedBy, isDeniedBy } from '../attack/evaluateStatement.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf } from '../attack/Target.ts'
import { changeCondition } from '../changeCondition.ts'
import { onLeadingKeys } from '../conditions.ts'
import { carriesLeadingKeys, coveredActions, someOf } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'
import { variableFor } from '../variableFor.ts'

/** A presence test asks that there is a key. It does not ask whose. */
export const presenceTestAlone: Rule = {
  name: 'presence-test-alone',
  find: (policy) => {
    if (policy.kind === 'trust') return []
    const session = attackersSession(policy)
    const denials = policy.statements.filter(({ effect }) => effect === 'Deny')
    return policy.statements.flatMap((statement) => {
      const { all, comparing } = onLeadingKeys(statement)
      const [first] = all
      if (statement.effect !== 'Allow' || first === undefined || comparing.length > 0) return []
      // A comparison of a misspelt key is a fault of its own.
      if (
        statement.conditions.some(({ key }) => /^dynam\w*:/i.test(key) && findConditionKey(key) === undefined)
      )
        return []
      // So is a condition of the wrong shape.
      if (policy.strangers.some(({ path }) => path.startsWith(`${statement.path}.Condition`))) return []
      const target = targetOf(statement, policy)
      const attempts = coveredActions(statement)
        .filter(carriesLeadingKeys)
        .flatMap((action) => {
          const attempt = attemptAt(action, target, { keys: [strangersIdentity] })
          if (attempt === undefined || !isAllowedBy(statement, attempt.access, session, 'keys')) return []
          return isDeniedBy(denials, attempt.access, session) ? [] : [{ action, call: attempt.call }]
        })
      const [attempt] = attempts
      if (attempt === undefined) return []
      return [
        {
          path: first.path,
          offset: first.offset,
          why: `Null checks that a request names a key, and not whose key it is: a user may call ${someOf(attempts.map(({ action }) => action))} on everybody’s rows.`,
          request: shown(attempt.call),
          mend: 'Compare the leading keys with the user’s own beside the presence test.',
          write: changeCondition(statement, {
            'ForAllValues:StringEquals': { [first.key]: [variableFor(policy)] },
          }),
        },
      ]
    })
  },
}
