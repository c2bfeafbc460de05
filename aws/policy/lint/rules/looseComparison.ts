import { isLeadingKey } from '../isLeadingKey.ts'
import type { ConditionView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/** A comparison that other people's keys pass as well. */
export const looseComparison: Rule = {
  name: 'loose-comparison',
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ conditions }) =>
        conditions
          .filter(({ key }) => isLeadingKey(key))
          .flatMap((condition) => {
            const why = whatIsLoose(condition)
            return why === undefined
              ? []
              : [
                  {
                    path: condition.path,
                    why,
                    mend: 'Compare with ForAllValues:StringEquals and a variable; a wildcard only behind the variable.',
                  },
                ]
          }),
      ),
}

function whatIsLoose({ comparison, values, operator }: ConditionView): string | undefined {
  if (/^String.*Not|^StringNot/.test(comparison))
    return `${operator} allows every key except the one that is named.`
  if (/IgnoreCase$/.test(comparison)) {
    return `${operator} takes keys for equal that are different keys to DynamoDB.`
  }
  const open = values.find((value) => /^[^$]*[*?]/.test(value.replaceAll(/\$\{[*?$]\}/g, '')))
  return comparison === 'StringLike' && open !== undefined
    ? `“${open}” begins with a wildcard, and so matches other people’s keys.`
    : undefined
}
