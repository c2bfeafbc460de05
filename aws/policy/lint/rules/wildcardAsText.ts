import { attackersSession, ownKey } from '../attack/callers.ts'
import { isAllowedBy } from '../attack/evaluateStatement.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf } from '../attack/Target.ts'
import { variablesOf } from '../attack/variables.ts'
import { changeCondition, changeTexts, writtenValue } from '../changeCondition.ts'
import { isLeadingKey } from '../conditions.ts'
import { carriesLeadingKeys, coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'
import { variableFor } from '../variableFor.ts'

/** A wildcard under StringEquals, where it is a character like any other. */
export const wildcardAsText: Rule = {
  name: 'wildcard-as-text',
  find: (policy) =>
    policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        statement.conditions.flatMap((condition) => {
          const { path, offset, operator, key, values, comparison } = condition
          if (!isLeadingKey(key) || !/^StringEquals/.test(comparison)) return []
          const text = values.find((value) => /[*?]/.test(value.replaceAll(/\$\{[*?$]\}|\$\{[^}]*\}/g, '')))
          if (text === undefined) return []
          const like = `${operator.split(':')[0] === operator ? '' : 'ForAllValues:'}StringLike`
          const action = coveredActions(statement).find(carriesLeadingKeys) ?? 'dynamodb:Query'
          const keys = [ownKey({ values: [text], comparison: 'StringLike' })]
          const attempt = attemptAt(action, targetOf(statement, policy), { keys })
          const isDenied =
            attempt !== undefined &&
            !isAllowedBy({ ...statement, resources: ['*'] }, attempt.access, attackersSession(policy), 'keys')
          // The user’s value has to end before the wildcard, or it opens other people’s rows.
          const closed = (each: string) =>
            each.replaceAll(/(\$\{[^}]*\})[-_.]?(?=\*)/g, grows(each) ? '$1#' : '$1_')
          const names = variablesOf(text).some(({ kind }) => kind === 'person')
          return [
            {
              path,
              offset,
              why: `${operator} reads the wildcard in “${text}” as a plain character: no key contains it, and nobody reaches the rows that are meant.`,
              request: isDenied ? shown(attempt.call) : undefined,
              mend: names
                ? 'Compare with StringLike, and put a delimiter between the variable and the wildcard.'
                : 'Compare with a variable that tells the user from everybody else.',
              write: changeCondition(
                statement,
                names
                  ? { [like]: { [key]: changeTexts(writtenValue(statement, condition), closed) } }
                  : { [operator]: { [key]: [variableFor(policy)] } },
                [condition],
              ),
            },
          ]
        }),
      ),
}

function grows(text: string): boolean {
  return variablesOf(text).some(({ mayGrow }) => mayGrow)
}
