import { nearest } from '../nearest.ts'
import type { ConditionView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const comparisons = `StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike
StringNotLike NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan
NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan
DateGreaterThanEquals Bool BinaryEquals IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike
Null`.split(/\s+/)
const quantifiers = ['ForAllValues', 'ForAnyValue']

/** A condition that IAM cannot read is no condition that anybody can rely on. */
export const unknownOperator: Rule = {
  name: 'unknown-operator',
  find: ({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.filter(isUnknown).map(({ path, operator, quantifier, comparison, ifExists }) => {
        const meant = [
          quantifier === undefined ? undefined : nearest(quantifier, quantifiers),
          nearest(comparison, comparisons),
        ]
        const spelled = meant.filter((part) => part !== undefined).join(':')
        return {
          path,
          why: `IAM has no condition operator ${operator}, and refuses the policy.`,
          mend:
            comparison === 'Null'
              ? 'Write Null alone: it takes neither a quantifier nor IfExists.'
              : `Write ${spelled}${ifExists ? 'IfExists' : ''}.`,
        }
      }),
    ),
}

function isUnknown({ quantifier, comparison, ifExists }: ConditionView): boolean {
  if (comparison === 'Null') return quantifier !== undefined || ifExists
  if (quantifier !== undefined && !quantifiers.includes(quantifier)) return true
  return !comparisons.includes(comparison)
}
