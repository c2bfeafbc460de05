import { coveredActions } from '../coveredActions.ts'
import { dynamodbActions } from '../dynamodbActions.ts'
import { holdsWithoutKey } from '../holdsWithoutKey.ts'
import { isLeadingKey } from '../isLeadingKey.ts'
import type { Rule } from '../Rule.ts'
import { someOf } from '../someOf.ts'

/**
 * "Scan returns all items regardless of the leading keys."
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const actionWithoutLeadingKeys: Rule = {
  name: 'action-without-leading-keys',
  find: ({ statements }) =>
    statements.flatMap((statement) => {
      const { effect, conditions, path } = statement
      const onLeadingKeys = conditions.filter(({ key }) => isLeadingKey(key))
      const [first] = onLeadingKeys
      if (effect !== 'Allow' || first === undefined) return []
      const without = coveredActions(statement).filter(
        (action) => !dynamodbActions.get(action)?.includes('dynamodb:LeadingKeys'),
      )
      if (without.length === 0) return []
      const holds = onLeadingKeys.every(holdsWithoutKey)
      const never = `${someOf(without)} never ${without.length === 1 ? 'carries' : 'carry'} ${first.key}`
      return [
        {
          path: `${path}.Action`,
          why: holds
            ? `${never}, and ${first.operator} holds without it: allowed on everybody’s rows.`
            : `${never}: granted here in words, and never in effect; one change to the condition opens everybody’s rows.`,
          mend: 'Name the actions that are needed, and only such as carry leading keys, as dynamodb:Query does.',
        },
      ]
    }),
}
