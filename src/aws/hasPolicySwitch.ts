import type { Config } from '../../aws/contract/config.ts'

/** Whether there is a policy to switch: only the local AWS has one. */
export function hasPolicySwitch({ endpoint }: Config): boolean {
  return endpoint !== undefined
}
