import type { ConditionResult } from '../../../aws/policy/Decision.ts'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import type { Standing } from '../standing/Standing.ts'

/**
 * The values that the template's policy compares `dynamodb:LeadingKeys` with, as written and for this user. Empty when
 * the policy has no such condition.
 */
export function leadingKeyValues({ deployed, context }: Standing): ConditionResult['expected'] {
  const { statements } = evaluate(deployed, { action: '', resource: '', context })
  return statements.flatMap(({ conditions }) =>
    conditions
      .filter(({ key, operator }) => key === 'dynamodb:LeadingKeys' && operator !== 'Null')
      .flatMap(({ expected }) => expected),
  )
}
