import { openAttempt } from '../attack/openAttempt.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf } from '../attack/Target.ts'
import { changeCondition } from '../changeCondition.ts'
import { onLeadingKeys } from '../conditions.ts'
import { carriesLeadingKeys, coveredActions, someOf } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'

const fullScan = 'dynamodb:FullTableScan'

/**
 * "Scan returns all items regardless of the leading keys."
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const actionWithoutLeadingKeys: Rule = {
  name: 'action-without-leading-keys',
  find: (policy) => {
    if (policy.kind === 'trust') return []
    return policy.statements.flatMap((statement) => {
      const [first] = onLeadingKeys(statement).all
      if (statement.effect !== 'Allow' || first === undefined) return []
      const asksForScan = statement.conditions.some(({ key }) => key.toLowerCase() === fullScan.toLowerCase())
      const covered = coveredActions(statement)
      const target = targetOf(statement, policy)
      const without = covered.filter((action) => {
        if (action !== 'dynamodb:PartiQLSelect') return !carriesLeadingKeys(action)
        // A SELECT that names no key scans the table, and carries none. A condition may keep such a SELECT out.
        return !asksForScan || openAttempt(policy, statement, [action], []) !== undefined
      })
      if (without.length === 0) return []
      const open = openAttempt(policy, statement, without, [])
      const never = `A request for ${someOf(without)} may come without ${first.key}`
      const keyed = covered.filter((action) => !without.includes(action))
      const onlyPartiql = without.length === 1 && without[0] === 'dynamodb:PartiQLSelect'
      const [example] = without.flatMap((action) => attemptAt(action, target, { keys: [] }) ?? [])
      return [
        {
          path: `${statement.path}.Action`,
          offset: statement.offsetOf(statement.notActions.length > 0 ? 'NotAction' : 'Action'),
          why:
            open === undefined
              ? `${never}: the presence test denies such a request, and without that test a user would reach everybody’s rows.`
              : `${never}, and ${first.operator} holds without it: a user reaches everybody’s rows.`,
          request: example === undefined ? undefined : shown((open ?? example).call),
          mend: onlyPartiql
            ? 'Ask that the SELECT is no full table scan.'
            : 'Name only actions that always carry leading keys, as dynamodb:Query does.',
          write: onlyPartiql
            ? changeCondition(
                statement,
                { BoolIfExists: { [fullScan]: 'false' } },
                statement.conditions.filter(({ key }) => key.toLowerCase() === fullScan.toLowerCase()),
              )
            : {
                Action: (keyed.length === 0 ? ['dynamodb:Query'] : keyed).slice(0, 12),
                ...(statement.notActions.length > 0 ? { NotAction: undefined } : {}),
              },
        },
      ]
    })
  },
}
