import { attackersSession } from '../attack/callers.ts'
import { isAllowedBy } from '../attack/evaluateStatement.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf } from '../attack/Target.ts'
import { changeCondition } from '../changeCondition.ts'
import { holdsWithoutKey, onLeadingKeys } from '../conditions.ts'
import { carriesLeadingKeys, coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
export const noPresenceTest: Rule = {
  name: 'no-presence-test',
  find: (policy) => {
    if (policy.kind === 'trust') return []
    const session = attackersSession(policy)
    return policy.statements.flatMap((statement) => {
      const { all } = onLeadingKeys(statement)
      if (statement.effect !== 'Allow') return []
      const target = targetOf(statement, policy)
      const covered = coveredActions(statement)
      const action = covered.find(carriesLeadingKeys) ?? covered[0] ?? 'dynamodb:Query'
      const attempt = attemptAt(action, target, { keys: [] })
      // The same request without any key, as far as IAM can see.
      const access = { action, resource: attempt?.access.resource ?? '*', context: new Map() }
      const onKeysAlone = {
        ...statement,
        actions: [action],
        notActions: [],
        resources: ['*'],
        notResources: [],
        conditions: all,
      }
      if (!isAllowedBy(onKeysAlone, access, session, 'keys')) return []
      return all.filter(holdsWithoutKey).map((condition) => ({
        path: condition.path,
        offset: condition.offset,
        why: `${condition.operator} holds for a request that carries no ${condition.key} at all: a user whose request names no key reaches everybody’s rows.`,
        request: attempt === undefined ? undefined : shown(attempt.call),
        mend: 'Add a presence test to the same Condition.',
        write: changeCondition(
          statement,
          { Null: { [condition.key]: 'false' } },
          // Both tests together would deny every request.
          condition.comparison === 'Null' ? [condition] : [],
        ),
      }))
    })
  },
}
