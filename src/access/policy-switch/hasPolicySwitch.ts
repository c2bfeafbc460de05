import type { Config } from '../../../aws/contract/config.ts'

/** Whether the app can switch the policy, which only the local AWS allows. The switch itself is loaded later. */
export function hasPolicySwitch({ endpoint }: Config): boolean {
  return endpoint !== undefined
}
