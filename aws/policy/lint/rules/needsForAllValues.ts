import { attackersSession, foreignKeys, ownKey } from '../attack/callers.ts'
import { isAllowedBy } from '../attack/evaluateStatement.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf } from '../attack/Target.ts'
import { changeCondition, writtenValue } from '../changeCondition.ts'
import { isLeadingKey } from '../conditions.ts'
import { coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'

const multivalued = ['dynamodb:leadingkeys', 'dynamodb:firstpartitionkeyvalues', 'dynamodb:attributes']

/** "You must use the ForAllValues modifier with LeadingKeys and Attributes." */
export const needsForAllValues: Rule = {
  name: 'needs-for-all-values',
  find: (policy) => {
    const session = attackersSession(policy)
    return policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const values = statement.conditions.filter(
          ({ key, comparison }) => isMultivalued(key) && comparison !== 'Null',
        )
        const target = targetOf(statement, policy)
        return values
          .filter(
            ({ key, quantifier }) =>
              quantifier !== 'ForAllValues' &&
              !values.some((other) => sameKey(other.key, key) && other.quantifier === 'ForAllValues'),
          )
          .map((condition) => {
            const { path, offset, key, quantifier, comparison } = condition
            const [foreign] = foreignKeys(condition)
            const keys = [ownKey(condition), foreign?.key ?? '']
            const covered = coveredActions(statement)
            const action = ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:GetItem'].find(
              (each) => covered.includes(each),
            )
            const attempt =
              isLeadingKey(key) && action !== undefined ? attemptAt(action, target, { keys }) : undefined
            const leaks = attempt !== undefined && isAllowedBy(statement, attempt.access, session, 'keys')
            return {
              path,
              offset,
              why:
                quantifier === 'ForAnyValue'
                  ? `ForAnyValue needs only one matching value of ${key}: ${isLeadingKey(key) ? 'a request with one own key reaches the rows of its other keys' : 'a request that names one listed attribute reaches the others'}.`
                  : `${key} has several values, and IAM compares several values only under ForAllValues or ForAnyValue: without one of the two, the condition is not reliable.`,
              request: leaks ? shown(attempt.call) : undefined,
              mend: `Write ForAllValues:${comparison}, with a presence test beside it.`,
              write: changeCondition(
                statement,
                {
                  [`ForAllValues:${comparison}`]: { [key]: writtenValue(statement, condition) },
                  Null: { [key]: 'false' },
                },
                [condition],
              ),
            }
          })
      })
  },
}

const isMultivalued = (key: string) => multivalued.includes(key.toLowerCase())
const sameKey = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
