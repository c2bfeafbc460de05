import { conditionKeys, findConditionKey } from '../../conditionKeys.ts'
import { changeCondition, writtenValue } from '../changeCondition.ts'
import { isLeadingKey, onLeadingKeys } from '../conditions.ts'
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
        .map((condition) => {
          const { path, offset, key, operator } = condition
          const meant = nearest(key, names)
          const presence =
            meant !== undefined &&
            isLeadingKey(meant) &&
            !onLeadingKeys(statement).all.some(({ comparison }) => comparison === 'Null')
              ? { Null: { [meant]: 'false' } }
              : {}
          return {
            path,
            offset,
            why: `AWS has no condition key ${key}, and no request carries it: under ForAllValues or IfExists the condition always holds, and a user reaches everybody’s rows.`,
            mend:
              meant === undefined
                ? 'Use a key of https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html.'
                : `Write ${meant}.`,
            ...(meant === undefined || meant.endsWith('*')
              ? {}
              : {
                  write: changeCondition(
                    statement,
                    { [operator]: { [meant]: writtenValue(statement, condition) }, ...presence },
                    [condition],
                  ),
                }),
          }
        }),
    ),
}

/** Keys of other services are not judged here, unless DynamoDB alone is asked about and no service has such a name. */
function isUnknown(key: string, statement: StatementView): boolean {
  if (findConditionKey(key) !== undefined || /[<>]/.test(key)) return false
  // A key and its operator that have changed places are one fault.
  if (/^(ForA(ll|ny)Values?:)?(String|Null|Bool|Numeric|Date|Arn|Ip)/i.test(key)) return false
  const [prefix = ''] = key.toLowerCase().split(':')
  if (['dynamodb', 'cognito-identity.amazonaws.com', 'aws'].includes(prefix)) return true
  return isAboutDynamodb(statement) && (!key.includes(':') || nearest(key, names) !== undefined)
}
