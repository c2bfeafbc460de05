import { isLeadingKey } from '../isLeadingKey.ts'
import type { Rule } from '../Rule.ts'

/** On an index, dynamodb:LeadingKeys holds the index's partition key, which is an ordinary attribute. */
export const indexResource: Rule = {
  name: 'index-resource',
  find: ({ statements }) =>
    statements
      .filter(
        ({ effect, conditions }) => effect === 'Allow' && conditions.some(({ key }) => isLeadingKey(key)),
      )
      .flatMap(({ path, resources }) =>
        resources
          .filter((arn) => /:table\/[^/]+\/index(\/|$)/.test(arn))
          .map((arn) => ({
            path: `${path}.Resource`,
            why: `On ${arn} the leading key is the index’s: whoever writes that attribute decides who reads the row.`,
            mend: 'Grant the table alone, and the index in a statement of its own only if its key is nobody’s to choose.',
          })),
      ),
}
