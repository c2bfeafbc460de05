import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf } from '../attack/Target.ts'
import { plainName, variablesOf } from '../attack/variables.ts'
import { changeCondition, changeTexts, writtenValue } from '../changeCondition.ts'
import { isLeadingKey } from '../conditions.ts'
import { carriesLeadingKeys, coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'

/**
 * A variable with a default, which everybody without the value shares.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const variableDefault: Rule = {
  name: 'variable-default',
  find: (policy) =>
    policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        statement.conditions.flatMap((condition) => {
          const { path, offset, key, operator, values } = condition
          if (!isLeadingKey(key)) return []
          const [found] = values.flatMap((value) =>
            variablesOf(value).filter(({ name }) => name.includes(',')),
          )
          if (found === undefined) return []
          const fallback = /,\s*'([^']*)'/.exec(found.name)?.[1] ?? ''
          const action = coveredActions(statement).find(carriesLeadingKeys) ?? 'dynamodb:Query'
          const attempt = attemptAt(action, targetOf(statement, policy), { keys: [fallback || 'none'] })
          return [
            {
              path,
              offset,
              why: `A user without a value for \${${plainName(found.name)}} gets “${fallback}” in its place: all these users reach the rows under that key.`,
              request: attempt === undefined ? undefined : shown(attempt.call),
              mend: 'Write the variable without a default: a user without a value then reaches nothing.',
              write: changeCondition(statement, {
                [operator]: {
                  [key]: changeTexts(writtenValue(statement, condition), (text) =>
                    text.replaceAll(/\$\{([^},]*),[^}]*\}/g, '${$1}'),
                  ),
                },
              }),
            },
          ]
        }),
      ),
}
