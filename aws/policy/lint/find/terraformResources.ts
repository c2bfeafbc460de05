import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import { type Link, referencesIn, textsIn, valuesAt } from './terraformReferences.ts'

/** A resource, or a data source, in a plan, a state or a configuration. */
export interface TerraformResource {
  address: string
  type: string
  /** Holds the attributes, for their places. */
  holder: JsonMembers
  /** Whether only `terraform apply` tells an attribute, or a part of it. */
  isUnknown: (attribute: string) => boolean
  /** The roles or policies that an attribute names: `role`, `role_mapping.mapping_rule.role_arn`. */
  linksIn: (attribute: string, type: RegExp) => readonly Link[]
}

/**
 * The resources in a plan or a state. What a plan deletes is not among them.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function terraformResources(document: JsonMembers): TerraformResource[] {
  const refersTo = referencesIn(document)
  const changes = [document.resource_changes].flat().filter(isRecord)
  const unknown = new Map<string, JsonMembers>()
  for (const { address, deposed, change } of changes) {
    if (deposed === undefined) unknown.set(String(address), membersOf(membersOf(change).after_unknown))
  }
  const found = new Map<string, TerraformResource>()
  const add = (key: string, address: string, { type }: JsonMembers, values: unknown) => {
    const holder = membersOf(values)
    const isUnknown = (attribute: string) => valuesAt(unknown.get(address), attribute).some(isMarked)
    const linksIn = (attribute: string, wanted: RegExp): readonly Link[] => {
      const known = textsIn(valuesAt(holder, attribute))
      const isOpen = isUnknown(attribute)
      if (!isOpen && known.length > 0) return known
      const links = refersTo(address, attribute, wanted) ?? (isOpen ? [undefined] : [])
      return [...known, ...links]
    }
    if (!found.has(key)) found.set(key, { address, type: String(type), holder, isUnknown, linksIn })
  }
  const visit = (module: unknown, isWanted: (resource: JsonMembers) => boolean) => {
    const { resources, child_modules } = membersOf(module)
    for (const resource of [resources].flat().filter(isRecord)) {
      const address = String(resource.address)
      if (isWanted(resource)) add(address, address, resource, resource.values)
    }
    for (const child of [child_modules].flat()) if (isRecord(child)) visit(child, isWanted)
  }
  for (const values of [document.planned_values, document.values])
    visit(membersOf(values).root_module, () => true)
  // A plan reads data sources before it is made. The text of a document is also in the policy that uses it.
  visit(
    membersOf(membersOf(document.prior_state).values).root_module,
    ({ mode, type }) => mode === 'data' && /^aws_iam_(role|policy)$/.test(String(type)),
  )
  for (const resource of changes) {
    const { actions, before, after } = membersOf(resource.change)
    const address = String(resource.address)
    // A resource that Terraform forgets stays in AWS.
    if ([actions].flat().includes('forget')) add(`${address} forgotten`, address, resource, before)
    else if (document.planned_values === undefined && isRecord(after)) add(address, address, resource, after)
  }
  // terraform.tfstate: each resource with its instances.
  for (const resource of [document.resources].flat().filter(isRecord)) {
    const { module, mode, type, name } = resource
    const prefix = `${module === undefined ? '' : `${String(module)}.`}${mode === 'data' ? 'data.' : ''}`
    for (const [at, instance] of [resource.instances].flat().filter(isRecord).entries()) {
      const index = instance.index_key === undefined ? '' : `[${JSON.stringify(instance.index_key)}]`
      const address = `${prefix}${String(type)}.${String(name)}${index}`
      add(`${address} ${at}`, address, resource, instance.attributes)
    }
  }
  return [...found.values()]
}

/** Whether a plan marks a value, or a part of it, as unknown: `true`, or `[{ policy: true }]`. */
function isMarked(marks: unknown): boolean {
  if (Array.isArray(marks)) return marks.some(isMarked)
  return isRecord(marks) ? Object.values(marks).some(isMarked) : marks === true
}
