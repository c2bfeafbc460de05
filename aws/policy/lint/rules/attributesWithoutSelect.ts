import { coveredActions } from '../coveredActions.ts'
import { dynamodbActions } from '../dynamodbActions.ts'
import type { StatementView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/** The attributes in a *request* are compared, not those of the answer: a request without a projection names none. */
const answers = [
  {
    key: 'dynamodb:Select',
    values: ['SPECIFIC_ATTRIBUTES', 'COUNT'],
    of: /:(GetItem|BatchGetItem|Query|Scan|PartiQLSelect)$/,
    mend: 'Add "StringEquals": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" } (StringEqualsIfExists beside actions without it).',
  },
  {
    key: 'dynamodb:ReturnValues',
    values: ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'],
    of: /:(PutItem|UpdateItem|DeleteItem|PartiQLUpdate|PartiQLDelete)$/,
    mend: 'Add "StringEqualsIfExists": { "dynamodb:ReturnValues": ["NONE", "UPDATED_OLD", "UPDATED_NEW"] }.',
  },
]

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html */
export const attributesWithoutSelect: Rule = {
  name: 'attributes-without-select',
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const attributes = statement.conditions.find(({ key }) => key.toLowerCase() === 'dynamodb:attributes')
        if (attributes === undefined) return []
        return answers
          .filter(({ of }) =>
            coveredActions(statement).some((action) => of.test(action) && dynamodbActions.has(action)),
          )
          .filter(({ key, values }) => !limits(statement, key, values))
          .map(({ key, mend }) => ({
            path: attributes.path,
            why: `dynamodb:Attributes compares what a request names; without a limit on ${key} a request that names nothing gets every attribute.`,
            mend,
          }))
      }),
}

function limits({ conditions }: StatementView, key: string, allowed: readonly string[]): boolean {
  return conditions.some(
    (condition) =>
      condition.key.toLowerCase() === key.toLowerCase() &&
      condition.comparison === 'StringEquals' &&
      condition.values.length > 0 &&
      condition.values.every((value) => allowed.includes(value)),
  )
}
