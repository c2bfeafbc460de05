import { attackersSession, foreignKeys, ownKey } from '../attack/callers.ts'
import { isAllowedBy, isDeniedBy } from '../attack/evaluateStatement.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetsOf } from '../attack/Target.ts'
import { variablesOf } from '../attack/variables.ts'
import { changeCondition, writtenValue } from '../changeCondition.ts'
import { onLeadingKeys } from '../conditions.ts'
import { coveredActions } from '../coveredActions.ts'
import type { ConditionView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/** GetItem and DeleteItem: several keys of one transaction are one question to IAM. */
const severalKeys = ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:GetItem']

/**
 * A Deny of all but the user's own keys, which a request with one own key among others escapes.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export const denyEscaped: Rule = {
  name: 'deny-escaped',
  find: (policy) => {
    const session = attackersSession(policy)
    const allowing = policy.statements.filter(({ effect }) => effect === 'Allow')
    const denials = policy.statements.filter(({ effect }) => effect === 'Deny')
    const targets = [...new Set(allowing.flatMap((statement) => targetsOf(statement, policy)))]
    return denials.flatMap((denial) =>
      onLeadingKeys(denial).comparing.flatMap((condition) => {
        const positive = { values: condition.values, comparison: condition.comparison.replace('Not', '') }
        const stranger =
          foreignKeys(positive).find(({ value }) => value !== undefined) ?? foreignKeys(positive)[0]
        const foreign = [stranger?.key ?? '']
        const keys = [ownKey(positive), ...foreign]
        // Another rule finds a Deny that lets a request with the foreign key alone pass.
        const escaping = severalKeys
          .filter((action) => coveredActions(denial).includes(action))
          .flatMap((action) =>
            targets
              .filter((target) => {
                const alone = attemptAt(action, target, { keys: foreign })
                return alone !== undefined && isDeniedBy([denial], alone.access, session)
              })
              .flatMap((target) => attemptAt(action, target, { keys }) ?? []),
          )
          .find(
            ({ access }) =>
              allowing.some((statement) => isAllowedBy(statement, access, session, 'keys')) &&
              !isDeniedBy(denials, access, session),
          )
        if (escaping === undefined || !isOfOthers(condition)) return []
        return [
          {
            path: condition.path,
            offset: condition.offset,
            why: `${condition.operator} denies only a request whose keys are all somebody else’s: a user who adds one own key to the request reaches the other rows.`,
            request: shown(escaping.call),
            mend: 'Deny with ForAnyValue, which needs only one foreign key. Better: allow with ForAllValues, and leave the Deny out.',
            write: changeCondition(
              denial,
              {
                [`ForAnyValue:${condition.comparison}`]: { [condition.key]: writtenValue(denial, condition) },
              },
              [condition],
            ),
          },
        ]
      }),
    )
  },
}

/** Whether a Deny is about all keys but the user’s own. */
function isOfOthers({ quantifier, comparison, values }: ConditionView): boolean {
  return (
    quantifier !== 'ForAnyValue' &&
    /Not/.test(comparison) &&
    values.some((value) => variablesOf(value).length > 0)
  )
}
