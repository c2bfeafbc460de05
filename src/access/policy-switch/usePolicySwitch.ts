import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'
import { hasPolicySwitch } from './hasPolicySwitch.ts'
import { type PolicySwitch, readPolicySwitch } from './policySwitch.ts'

export const policySwitchKey = ['policy-switch']

/** The policy that the local AWS enforces; undefined on AWS. */
export function usePolicySwitch(config: Config): UseQueryResult<PolicySwitch, AppError> {
  return useQuery({
    queryKey: policySwitchKey,
    enabled: hasPolicySwitch(config),
    // Another tab may have changed it.
    refetchOnWindowFocus: 'always',
    queryFn: () => readPolicySwitch(config),
  })
}
