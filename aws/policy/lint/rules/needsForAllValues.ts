import type { Rule } from '../Rule.ts'

const multivalued = ['dynamodb:leadingkeys', 'dynamodb:firstpartitionkeyvalues', 'dynamodb:attributes']

/** "You must use the ForAllValues modifier with LeadingKeys and Attributes." */
export const needsForAllValues: Rule = {
  name: 'needs-for-all-values',
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ conditions }) => {
        const values = conditions.filter(({ key, comparison }) => isMultivalued(key) && comparison !== 'Null')
        return values
          .filter(
            ({ key, quantifier }) =>
              quantifier !== 'ForAllValues' &&
              !values.some((other) => sameKey(other.key, key) && other.quantifier === 'ForAllValues'),
          )
          .map(({ path, key, quantifier, comparison }) => ({
            path,
            why:
              quantifier === 'ForAnyValue'
                ? `ForAnyValue is content with one of the values of ${key}: one’s own key opens the others of the same request.`
                : `${key} has many values, and IAM compares them only under a quantifier.`,
            mend: `Write ForAllValues:${comparison}.`,
          }))
      }),
}

const isMultivalued = (key: string) => multivalued.includes(key.toLowerCase())
const sameKey = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
