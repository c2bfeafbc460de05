import type { TableKeys } from '../../request/Database.ts'
import { changeCondition, writtenValue } from '../changeCondition.ts'
import type { Rule } from '../Rule.ts'

/** All key attributes of the table, and of the indexes that the policy names, must be in the list. */
export const keyAttributeNotListed: Rule = {
  name: 'key-attribute-not-listed',
  find: ({ statements, tables = new Map<string, TableKeys>() }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        statement.conditions
          .filter(
            ({ key, comparison }) =>
              key.toLowerCase() === 'dynamodb:attributes' && comparison === 'StringEquals',
          )
          // A list that only a deployment knows cannot be judged.
          .filter(({ values }) => !values.some((value) => /^<.*>$/.test(value)))
          .flatMap((condition) => {
            const { path, offset, operator, key, values } = condition
            const missing = [
              ...new Set(statement.resources.flatMap((arn) => keysNeeded(arn, tables))),
            ].filter((name) => !values.includes(name))
            if (missing.length === 0) return []
            const written = writtenValue(statement, condition)
            return [
              {
                path,
                offset,
                why: `Every request names the key attributes, and ${missing.join(', ')} is not in the list: no request is ever allowed.`,
                mend: `Add ${missing.join(', ')} to the list.`,
                write: Array.isArray(written)
                  ? changeCondition(statement, { [operator]: { [key]: [...missing, ...written] } })
                  : undefined,
              },
            ]
          }),
      ),
}

/** The key attributes that a request to this resource names: those of the table, and of the index that it reads. */
function keysNeeded(arn: string, tables: ReadonlyMap<string, TableKeys>): string[] {
  const [tableArn = '', index] = arn.split('/index/')
  const keys = tables.get(tableArn)
  if (keys === undefined) return []
  const ofIndex = index === '*' ? [...keys.indexes.values()] : [keys.indexes.get(index ?? '')]
  return [keys, ...ofIndex]
    .flatMap((each) => [each?.partitionKey, each?.sortKey])
    .filter((name) => name !== undefined)
}
