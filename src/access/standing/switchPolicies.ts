import { parsePolicy } from '../../../aws/policy/parsePolicy.ts'
import type { PolicySwitch } from '../policy-switch/policySwitch.ts'
import type { Standing } from './Standing.ts'

/** The same user's standing under another policy of the local AWS. Only the switched role gets that policy. */
export function switchPolicies(standing: Standing, policySwitch: PolicySwitch, active: string): Standing {
  const chosen = policySwitch.policies.find(({ id }) => id === active)
  if (chosen === undefined || !isSwitched(standing, policySwitch)) return standing
  const { title, document } = chosen
  return {
    ...standing,
    role: { ...standing.role, policies: [{ name: title, document }] },
    policies: [parsePolicy(title, document, 'identity')],
    inPlaceOfDeployed: title,
  }
}

/** Whether the switched policy belongs to the user's own role. */
export function isSwitched({ role }: Standing, policySwitch: Pick<PolicySwitch, 'role'>): boolean {
  return policySwitch.role === role.logicalId
}
