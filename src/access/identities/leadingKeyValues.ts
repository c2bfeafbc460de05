import type { ConditionResult } from '../../../aws/policy/Decision.ts'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import type { Standing } from '../standing/Standing.ts'

/**
 * The values that the template's policy compares `dynamodb:LeadingKeys` with, as written and for this user, each once.
 * Empty when the policy has no such condition.
 */
export function leadingKeyValues({ deployed, context }: Standing): ConditionResult['expected'] {
  const { statements } = evaluate(deployed, { action: '', resource: '', context })
  const values = statements.flatMap(({ conditions }) =>
    conditions
      .filter(({ key, operator }) => key === 'dynamodb:LeadingKeys' && operator !== 'Null')
      .flatMap(({ expected }) => expected),
  )
  // The statements about reading and about writing compare with the same variable.
  return [...new Map(values.map((value) => [value.written, value])).values()]
}
