import { isLeadingKey } from '../isLeadingKey.ts'
import type { Rule } from '../Rule.ts'

/**
 * On an index, dynamodb:LeadingKeys holds the index's partition key. That is an ordinary attribute, unless it is the
 * partition key of the table as well.
 */
export const indexResource: Rule = {
  name: 'index-resource',
  find: ({ statements, partitionKeys = new Map() }) =>
    statements
      .filter(
        ({ effect, conditions }) => effect === 'Allow' && conditions.some(({ key }) => isLeadingKey(key)),
      )
      .flatMap(({ path, resources }) =>
        resources
          .filter((arn) => /:table\/[^/]+\/index(\/|$)/.test(arn))
          .filter((arn) => {
            const own = partitionKeys.get(arn)
            return own === undefined || own !== partitionKeys.get(arn.replace(/\/index\/.*$/, ''))
          })
          .map((arn) => ({
            path: `${path}.Resource`,
            why: `On ${arn} the leading key is the index’s: whoever writes that attribute decides who reads the row.`,
            mend: 'Grant the table alone, or an index by its own name whose partition key is the table’s.',
          })),
      ),
}
