import { deployedPolicy, type PolicySwitch } from '../policy-switch/policySwitch.ts'

/** The policy that the local AWS enforced at a time, in milliseconds since the epoch. */
export function policyAt({ changes }: Pick<PolicySwitch, 'changes'>, time: number): string {
  return changes.findLast(({ at }) => at <= time)?.active ?? deployedPolicy
}
