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
      const mayScan = !conditions.some(({ key }) => key.toLowerCase() === 'dynamodb:fulltablescan')
      const without = coveredActions(statement).filter(
        (action) =>
          !dynamodbActions.get(action)?.includes('dynamodb:LeadingKeys') ||
          // A SELECT that names no key scans the table, and carries none.
          (action === 'dynamodb:PartiQLSelect' && mayScan),
      )
      if (without.length === 0) return []
      const holds = onLeadingKeys.every(holdsWithoutKey)
      const never = `${someOf(without)} can do without ${first.key}`
      return [
        {
          path: `${path}.Action`,
          why: holds
            ? `${never}, and ${first.operator} holds without it: everybody’s rows are open.`
            : `${never}: the presence test alone keeps it from everybody’s rows.`,
          mend: 'Name only actions that always carry leading keys, as dynamodb:Query does; PartiQLSelect needs "BoolIfExists": { "dynamodb:FullTableScan": "false" }.',
        },
      ]
    }),
}
