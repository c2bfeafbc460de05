import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Config } from '../../aws/contract/config.ts'
import { hasPolicySwitch } from '../aws/hasPolicySwitch.ts'
import { type PolicySwitch, readPolicySwitch } from '../aws/policySwitch.ts'
import type { AppError } from '../errors.ts'

export const policySwitchKey = ['policy-switch']

/** Which policy the local AWS enforces; never there on AWS. */
export function usePolicySwitch(config: Config): UseQueryResult<PolicySwitch, AppError> {
  return useQuery({
    queryKey: policySwitchKey,
    enabled: hasPolicySwitch(config),
    // Another tab may have changed it.
    refetchOnWindowFocus: 'always',
    queryFn: () => readPolicySwitch(config),
  })
}
