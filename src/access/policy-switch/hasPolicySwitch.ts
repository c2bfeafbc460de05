import type { Config } from '../../../aws/contract/config.ts'

/** Whether there is a policy to switch: only the local AWS has one. Apart from the switch, which is loaded later. */
export function hasPolicySwitch({ endpoint }: Config): boolean {
  return endpoint !== undefined
}
