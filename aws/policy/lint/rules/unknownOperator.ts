import { changeCondition, writtenValue } from '../changeCondition.ts'
import { isLeadingKey, onLeadingKeys } from '../conditions.ts'
import { nearest } from '../nearest.ts'
import type { ConditionView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'
import { variableFor } from '../variableFor.ts'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const comparisons = `StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike
StringNotLike NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan
NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan
DateGreaterThanEquals Bool BinaryEquals IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike
Null`.split(/\s+/)
const quantifiers = ['ForAllValues', 'ForAnyValue']
const page =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html'

/** A condition that IAM cannot read is no condition that anybody can rely on. */
export const unknownOperator: Rule = {
  name: 'unknown-operator',
  find: (policy) =>
    policy.statements.flatMap((statement) =>
      statement.conditions
        .filter(isUnknown)
        // A condition key in this place is another fault.
        .filter(({ operator }) => !/^[a-z][\w.-]*:[\w/.-]+$/.test(operator) || /^For/i.test(operator))
        .map((condition) => {
          const meant = meantBy(condition)
          const comparesKeys = onLeadingKeys(statement).comparing.some(
            (other) => other !== condition && other.comparison !== 'Null',
          )
          const comparison =
            meant === 'Null' && isLeadingKey(condition.key) && !comparesKeys
              ? { 'ForAllValues:StringEquals': { [condition.key]: [variableFor(policy)] } }
              : {}
          return {
            path: condition.path,
            offset: condition.offset,
            why: `IAM has no condition operator ${condition.operator === '' ? 'without a name' : condition.operator}, and refuses the policy.`,
            mend:
              condition.comparison === 'Null'
                ? 'Write Null alone: it takes neither a quantifier nor IfExists.'
                : meant === undefined
                  ? `Use an operator of ${page}.`
                  : `Write ${meant}.`,
            ...(meant === undefined
              ? {}
              : {
                  write: changeCondition(
                    statement,
                    { [meant]: { [condition.key]: writtenValue(statement, condition) }, ...comparison },
                    [condition],
                  ),
                }),
          }
        }),
    ),
}

function meantBy({ quantifier, comparison, ifExists }: ConditionView): string | undefined {
  if (comparison === 'Null') return 'Null'
  const near = nearest(comparison, comparisons)
  const nearQuantifier = quantifier === undefined ? undefined : nearest(quantifier, quantifiers)
  if (near === undefined || (quantifier !== undefined && nearQuantifier === undefined)) return undefined
  return `${nearQuantifier === undefined ? '' : `${nearQuantifier}:`}${near}${ifExists ? 'IfExists' : ''}`
}

function isUnknown({ quantifier, comparison, ifExists }: ConditionView): boolean {
  if (comparison === 'Null') return quantifier !== undefined || ifExists
  if (quantifier !== undefined && !quantifiers.includes(quantifier)) return true
  return !comparisons.includes(comparison)
}
