import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found } from '../PolicyToLint.ts'
import type { Spot } from './policiesIn.ts'
import { policiesOfResources } from './policiesOfResources.ts'
import { terraformResources } from './terraformResources.ts'

/** Whether a value is what `terraform show -json` prints of a plan or a state, or a state file. */
export function isTerraform(value: unknown): value is JsonMembers {
  if (!isRecord(value)) return false
  if (isRecord(value.planned_values) || Array.isArray(value.resource_changes)) return true
  return 'terraform_version' in value && ['values', 'resources', 'modules'].some((key) => key in value)
}

/** The policies in a plan or a state of Terraform or OpenTofu, each joined with the roles that it is attached to. */
export function policiesInTerraform(document: JsonMembers, spot: Spot): Found {
  const found = policiesOfResources(terraformResources(document), spot)
  const name = (key: string, reason: string) => {
    const offset = spot.places.find(document, key) ?? spot.offset
    found.unread.push({ offset, name: spot.name, reason })
  }
  // State files before Terraform 0.12.
  if (Array.isArray(document.modules))
    name('modules', 'is the state of an old Terraform: lint `terraform show -json` of a newer one')
  if (document.errored === true) name('errored', 'is a plan that Terraform did not finish')
  else if (document.complete === false)
    name('complete', 'is the plan of a part: it leaves the other resources out')
  for (const deferred of [document.deferred_changes].flat().filter(isRecord)) {
    const { address } = membersOf(deferred.resource_change)
    name('deferred_changes', `puts ${String(address)} off to a later plan: lint that plan too`)
  }
  return found
}
