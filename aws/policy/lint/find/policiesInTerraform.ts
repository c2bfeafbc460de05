import type { KeyNames, TableKeys } from '../../request/Database.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found } from '../PolicyToLint.ts'
import { into, policiesIn, type Spot } from './policiesIn.ts'
import { account, region } from './templateReferences.ts'

/** Whether a value is what `terraform show -json` prints of a plan or a state, or a state file. */
export function isTerraform(value: unknown): value is JsonMembers {
  return (
    isRecord(value) &&
    'terraform_version' in value &&
    ['planned_values', 'values', 'resources'].some((key) => key in value)
  )
}

/** What holds a policy, by the type of the resource; AWS's provider calls most of them `policy`. */
const attributes = ['policy', 'assume_role_policy', 'inline_policy', 'json']

interface Resource {
  address: string
  type: string
  /** Holds the attributes, for their places. */
  holder: JsonMembers
  unknown: JsonMembers
}

/**
 * The policies in a plan or a state of Terraform, each joined with the role that it is attached to.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function policiesInTerraform(document: JsonMembers, spot: Spot): Found {
  const found: Found = { policies: [], unread: [] }
  const resources = resourcesIn(document)
  const refersTo = referencesIn(document)
  const trusts = new Map<string, unknown[]>()
  for (const { address, type, holder } of resources) {
    if (type !== 'aws_iam_role') continue
    for (const name of new Set([address, withoutIndex(address), holder.name, holder.id, holder.arn])) {
      if (typeof name !== 'string') continue
      trusts.set(name, [...(trusts.get(name) ?? []), parsed(holder.assume_role_policy)])
    }
  }
  // Before the first `apply`, names and ARNs are unknown, and only the configuration tells what belongs together.
  const rolesOf = ({ address, type, holder }: Resource): unknown[] =>
    type === 'aws_iam_role'
      ? [address]
      : [holder.role ?? holder.roles ?? refersTo(address, 'role') ?? refersTo(address, 'roles') ?? []].flat()
  const attached = new Map<string, unknown[]>()
  for (const resource of resources) {
    if (!/^aws_iam_(role_)?policy_attachment$/.test(resource.type)) continue
    const policy = resource.holder.policy_arn ?? refersTo(resource.address, 'policy_arn')
    if (typeof policy === 'string')
      attached.set(policy, [...(attached.get(policy) ?? []), ...rolesOf(resource)])
  }
  found.unread.push(...attachedElsewhere(resources, trusts, rolesOf, spot))
  const tables = tablesIn(resources)
  for (const resource of resources) {
    const { address, type, holder, unknown } = resource
    const names = [String(holder.arn), address, withoutIndex(address)]
    const roles = [...rolesOf(resource), ...names.flatMap((name) => attached.get(name) ?? [])]
    const known = roles.flatMap((role) => trusts.get(String(role)) ?? [])
    for (const key of attributes) {
      const at = {
        ...into(
          { ...spot, name: address, isNamed: true, offset: spot.places.find(holder) ?? spot.offset },
          holder,
          key,
        ),
        writing: { language: 'json', variable: 'terraform' },
      } as const
      if (isUnknown(unknown[key])) {
        const reason = 'is known only after `terraform apply`: lint `terraform show -json` of the state then'
        found.unread.push({ offset: at.offset, name: address, reason })
      }
      if (holder[key] !== undefined && holder[key] !== null && isAboutAccess(type, key)) {
        const { policies, unread } = policiesIn(holder[key], at)
        found.unread.push(...unread)
        // Each role that has the policy may let other people in.
        for (const trust of known.length === 0 ? [undefined] : known) {
          found.policies.push(
            ...policies.map((policy) => ({
              ...policy,
              tables,
              ...(policy.kind === 'identity' && trust !== undefined ? { trust } : {}),
            })),
          )
        }
      }
    }
  }
  return found
}

/** Whether `terraform plan` does not know a value, or a part of it: `true`, or `[{ policy: true }]`. */
function isUnknown(marks: unknown): boolean {
  if (Array.isArray(marks)) return marks.some(isUnknown)
  return isRecord(marks) ? Object.values(marks).some(isUnknown) : marks === true
}

/** Managed policies of a role that people get, where only their ARN is known. */
function attachedElsewhere(
  resources: readonly Resource[],
  trusts: ReadonlyMap<string, readonly unknown[]>,
  rolesOf: (resource: Resource) => readonly unknown[],
  { places, offset }: Spot,
): Found['unread'] {
  const held = new Set(resources.map(({ holder }) => holder.arn))
  return resources.flatMap((resource) => {
    const { address, type, holder } = resource
    const isAttachment = /^aws_iam_(role_)?policy_attachment$/.test(type)
    if (!isAttachment && type !== 'aws_iam_role') return []
    const key = isAttachment ? 'policy_arn' : 'managed_policy_arns'
    const known = rolesOf(resource).flatMap((role) => trusts.get(String(role)) ?? [])
    if (!JSON.stringify(known).includes('sts:AssumeRoleWithWebIdentity')) return []
    return [holder[key]]
      .flat()
      .filter((arn) => typeof arn === 'string' && !held.has(arn))
      .map((arn) => ({
        offset: places.find(holder, key) ?? offset,
        name: address,
        reason: `attaches ${String(arn)}, which this file does not hold: lint the answer of \`aws iam get-policy-version\` for it`,
      }))
  })
}

/** Without the index of `count` and `for_each`: `module.a[0].aws_iam_role.b["c"]` → `module.a.aws_iam_role.b`. */
function withoutIndex(address: string): string {
  return address.replaceAll(/\[("(\\.|[^"\\])*"|[^\]]*)\]/g, '')
}

/** Tells the resource that an attribute of a resource refers to, by the configuration in a plan. */
function referencesIn(document: JsonMembers): (address: string, attribute: string) => string | undefined {
  const expressions = new Map<string, { module: string; of: JsonMembers }>()
  const visit = (value: unknown, module: string) => {
    const { resources, module_calls } = membersOf(value)
    for (const resource of [resources].flat().filter(isRecord)) {
      expressions.set(module + String(resource.address), { module, of: membersOf(resource.expressions) })
    }
    for (const [name, call] of Object.entries(membersOf(module_calls))) {
      visit(membersOf(call).module, `${module}module.${name}.`)
    }
  }
  visit(membersOf(document.configuration).root_module, '')
  return (address, attribute) => {
    const found = expressions.get(withoutIndex(address))
    const [reference] = [membersOf(found?.of[attribute]).references].flat()
    const resource = typeof reference === 'string' ? /^aws_\w+\.[\w-]+/.exec(reference)?.[0] : undefined
    return found === undefined || resource === undefined ? undefined : found.module + resource
  }
}

function tablesIn(resources: readonly Resource[]): ReadonlyMap<string, TableKeys> {
  const keysIn = ({ hash_key, range_key }: JsonMembers): KeyNames => ({
    partitionKey: String(hash_key),
    sortKey: typeof range_key === 'string' && range_key !== '' ? range_key : undefined,
  })
  return new Map(
    resources
      .filter(({ type, holder }) => type === 'aws_dynamodb_table' && typeof holder.hash_key === 'string')
      .map(({ holder }): [string, TableKeys] => {
        const { arn, name, global_secondary_index, local_secondary_index, hash_key } = holder
        const indexes = [global_secondary_index, local_secondary_index].flat().filter(isRecord)
        return [
          typeof arn === 'string' ? arn : `arn:aws:dynamodb:${region}:${account}:table/${String(name)}`,
          {
            ...keysIn(holder),
            indexes: new Map(
              indexes.map((index) => [String(index.name), keysIn({ hash_key, ...index })] as const),
            ),
          },
        ]
      }),
  )
}

/** `policy` is also the name of attributes that hold something else. */
function isAboutAccess(type: string, key: string): boolean {
  if (key === 'json') return type === 'aws_iam_policy_document'
  return (
    key !== 'policy' ||
    /policy|aws_(s3_bucket|sns_topic|sqs_queue|kms_key|vpc_endpoint|secretsmanager_secret|dynamodb)/.test(
      type,
    )
  )
}

function resourcesIn(document: JsonMembers): Resource[] {
  const resources: Resource[] = []
  const unknown = new Map<string, JsonMembers>()
  for (const change of [document.resource_changes].flat().filter(isRecord)) {
    unknown.set(String(change.address), membersOf(membersOf(change.change).after_unknown))
  }
  const visit = (module: unknown) => {
    const { resources: listed, child_modules } = membersOf(module)
    for (const resource of [listed].flat().filter(isRecord)) {
      const address = String(resource.address)
      const isPolicy = address.startsWith('data.') || resource.mode === 'data'
      // The text of a document is also in the policy that uses it. The document by itself has no role.
      if (isPolicy && resource.type !== 'aws_iam_policy_document') continue
      resources.push({
        address,
        type: String(resource.type),
        holder: membersOf(resource.values),
        unknown: unknown.get(address) ?? {},
      })
    }
    for (const child of [child_modules].flat()) if (isRecord(child)) visit(child)
  }
  for (const values of [document.planned_values, document.values]) visit(membersOf(values).root_module)
  // terraform.tfstate: each resource with its instances.
  for (const resource of [document.resources].flat().filter(isRecord)) {
    const { module, mode, type, name } = resource
    const prefix = `${module === undefined ? '' : `${String(module)}.`}${mode === 'data' ? 'data.' : ''}`
    for (const instance of [resource.instances].flat().filter(isRecord)) {
      const index = instance.index_key === undefined ? '' : `[${JSON.stringify(instance.index_key)}]`
      resources.push({
        address: `${prefix}${String(type)}.${String(name)}${index}`,
        type: String(resource.type),
        holder: membersOf(instance.attributes),
        unknown: {},
      })
    }
  }
  return resources
}

/** Whether a value is a configuration of Terraform in JSON (`.tf.json`). */
export function isTerraformConfiguration(value: unknown): value is JsonMembers {
  return (
    isRecord(value) &&
    isRecord(value.resource) &&
    Object.keys(value.resource).some((type) => type.startsWith('aws_'))
  )
}

/** The policies in a configuration. Terraform's variables are unknown, and IAM's have IAM's spelling. */
export function policiesInTerraformConfiguration(configuration: JsonMembers, spot: Spot): Found {
  const read = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replaceAll(/(?<!\$)\$\{([^}]*)\}/g, '<$1>').replaceAll('$${', '${')
    if (Array.isArray(value)) return copied(value.map(read), value)
    if (!isRecord(value)) return value
    return copied(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item)])), value)
  }
  const copied = <Made extends object>(made: Made, from: object): Made => {
    spot.places.copied(made, from)
    return made
  }
  return policiesIn(read(configuration), { ...spot, writing: { language: 'json', variable: 'terraform' } })
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
