import { parsePolicy } from '../../../aws/policy/parsePolicy.ts'
import { deployedPolicy, type PolicySwitch } from '../../aws/policySwitch.ts'
import type { Standing } from './Standing.ts'

/** The same person before the policy that the local AWS enforces now. Other roles than the switched one keep theirs. */
export function switchPolicies(standing: Standing, { active, role, policies }: PolicySwitch): Standing {
  const chosen = policies.find(({ id }) => id === active)
  if (active === deployedPolicy || chosen === undefined || !role.includes(`-${standing.role.logicalId}-`)) {
    return standing
  }
  // It names the table by its account's number, which a request does not.
  const account = /:(\d{12}):table/.exec(JSON.stringify(chosen.document))?.[1] ?? standing.place.account
  const { title, document } = chosen
  return {
    ...standing,
    role: { ...standing.role, policies: [{ name: title, document }] },
    policies: [parsePolicy(title, document, 'identity')],
    place: { ...standing.place, account },
  }
}
