import { findConditionKey } from '../../conditionKeys.ts'
import { strangersIdentity } from '../attack/callers.ts'
import { openAttempt } from '../attack/openAttempt.ts'
import { shown } from '../attack/requestFor.ts'
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
      const attempts = coveredActions(statement)
        .filter(carriesLeadingKeys)
        .flatMap((action) => {
          const open = openAttempt(policy, statement, [action], [strangersIdentity])
          return open === undefined ? [] : [{ action, call: open.call }]
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
