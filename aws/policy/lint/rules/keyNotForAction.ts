import { findConditionKey } from '../../conditionKeys.ts'
import { holdsWithoutKey, isLeadingKey } from '../conditions.ts'
import { coveredActions, someOf } from '../coveredActions.ts'
import { dynamodbActions } from '../dynamodbActions.ts'
import type { Rule } from '../Rule.ts'

/** A condition key of DynamoDB that an action of its statement never carries (the leading keys have their own rule). */
export const keyNotForAction: Rule = {
  name: 'key-not-for-action',
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        statement.conditions
          .filter(({ key }) => key.toLowerCase().startsWith('dynamodb:') && !isLeadingKey(key))
          // IfExists says that the key may be missing; Null asks just that.
          .filter(
            ({ key, ifExists, comparison }) =>
              findConditionKey(key) !== undefined && !ifExists && comparison !== 'Null',
          )
          .flatMap((condition) => {
            const covered = coveredActions(statement)
            const without = covered.filter((action) => !carries(action, condition.key))
            if (without.length === 0) return []
            const others = covered.filter((action) => !without.includes(action))
            return [
              {
                path: condition.path,
                offset: condition.offset,
                why: holdsWithoutKey(condition)
                  ? `A request for ${someOf(without)} never carries ${condition.key}, and ${condition.operator} holds without the key: the condition limits nothing.`
                  : `A request for ${someOf(without)} never carries ${condition.key}: the condition never holds, and nobody may send the request.`,
                mend: 'Allow these actions in a statement of their own, or not at all.',
                ...(others.length === 0 || others.length > 12 ? {} : { write: { Action: others } }),
              },
            ]
          }),
      ),
}

function carries(action: string, key: string): boolean {
  // Names differ in spelling only: FirstPartitionKeyValues and its sisters go with the leading keys.
  const wanted = /PartitionKeyValues$/i.test(key) ? 'dynamodb:leadingkeys' : key.toLowerCase()
  return dynamodbActions.get(action)?.some((known) => known.toLowerCase() === wanted) === true
}
