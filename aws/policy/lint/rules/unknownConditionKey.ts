import { conditionKeys, findConditionKey } from '../../conditionKeys.ts'
import { isAboutDynamodb } from '../coveredActions.ts'
import { nearest } from '../nearest.ts'
import type { StatementView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

const names = conditionKeys.map(({ name }) => name)

/** No request carries a key that does not exist, and ForAllValues, IfExists and negations hold without it. */
export const unknownConditionKey: Rule = {
  name: 'unknown-condition-key',
  find: ({ statements }) =>
    statements.flatMap((statement) =>
      statement.conditions
        .filter(({ key }) => isUnknown(key, statement))
        .map(({ path, key }) => {
          const meant = nearest(key, names)
          return {
            path,
            why: `AWS has no condition key ${key}: no request carries it, and under ForAllValues or IfExists the condition always holds.`,
            mend:
              meant === undefined
                ? 'Use a key of https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html.'
                : `Write ${meant}.`,
          }
        }),
    ),
}

/** Keys of other services are not judged here, unless DynamoDB alone is asked about and the name is no service’s. */
function isUnknown(key: string, statement: StatementView): boolean {
  if (findConditionKey(key) !== undefined) return false
  const [prefix = ''] = key.toLowerCase().split(':')
  if (['dynamodb', 'cognito-identity.amazonaws.com', 'aws'].includes(prefix)) return true
  return isAboutDynamodb(statement) && (!key.includes(':') || nearest(key, names) !== undefined)
}
