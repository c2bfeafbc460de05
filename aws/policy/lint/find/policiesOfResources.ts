import type { JsonMembers } from '../../request/json.ts'
import type { Found } from '../PolicyToLint.ts'
import { mayBeForPeople } from './mayBeForPeople.ts'
import { into, policiesIn, type Spot } from './policiesIn.ts'
import { tablesOfResources } from './tablesOfResources.ts'
import { isAt, withoutIndex } from './terraformAddress.ts'
import type { Link } from './terraformReferences.ts'
import type { TerraformResource } from './terraformResources.ts'

const roleType = /^aws(cc)?_iam_role$/
const policyType = /^aws_iam_policy$|^awscc_iam_managed_policy$/
/** Resources that attach policies to roles. A role attaches some by itself. */
const attachingType =
  /^aws(cc)?_iam_(role|role_policy_attachment|role_policy_attachments_exclusive|policy_attachment)$/
/** Attributes without which a resource is not read in whole. */
const required = new Map([
  ['aws_iam_role', 'assume_role_policy'],
  ['aws_iam_role_policy', 'policy'],
  ['aws_iam_policy', 'policy'],
  ['aws_dynamodb_resource_policy', 'policy'],
  ['aws_iam_policy_document', 'json'],
  ['awscc_iam_role', 'assume_role_policy_document'],
  ['awscc_iam_role_policy', 'policy_document'],
  ['awscc_iam_managed_policy', 'policy_document'],
])
const roleAttributes = ['role', 'roles', 'role_name']
const policyAttributes = ['policy_arn', 'policy_arns', 'managed_policy_arns']
/** Where Cognito's resources name the roles that signed-in people get. */
const rolesOfPeople = ['roles', 'role_mapping.mapping_rule.role_arn', 'role_mappings', 'role_arn']

/** The policies of Terraform's resources, each joined with the roles that it is attached to. */
export function policiesOfResources(resources: readonly TerraformResource[], spot: Spot): Found {
  const found: Found = { policies: [], unread: [] }
  const name = ({ address, holder }: TerraformResource, reason: string, key?: string) => {
    const offset = spot.places.find(holder, key) ?? spot.places.find(holder) ?? spot.offset
    found.unread.push({ offset, name: address, reason })
  }
  const rolesAt = finder(resources.filter(({ type }) => roleType.test(type)))
  const heldAt = finder(resources.filter(({ type }) => policyType.test(type)))
  const rolesOf = (resource: TerraformResource): readonly Link[] => {
    if (roleType.test(resource.type)) return [resource.address]
    const links = roleAttributes.flatMap((key) => resource.linksIn(key, roleType))
    return links.length === 0 && /_role_policy$/.test(resource.type) ? [undefined] : links
  }
  const trustsOf = (links: readonly Link[]): unknown[] =>
    links.flatMap((link) => {
      const roles = link === undefined ? [] : rolesAt(link)
      return roles.length === 0 ? [undefined] : roles.map(({ holder }) => trustIn(holder))
    })

  const attached = new Map<TerraformResource, Link[]>()
  for (const resource of resources) {
    if (!attachingType.test(resource.type)) continue
    const roles = rolesOf(resource)
    for (const key of policyAttributes) {
      for (const link of resource.linksIn(key, policyType)) {
        const held = link === undefined ? [] : heldAt(link)
        for (const policy of held) attached.set(policy, [...(attached.get(policy) ?? []), ...roles])
        if (held.length > 0 || !trustsOf(roles).some(mayBeForPeople)) continue
        name(resource, `attaches ${elsewhere(link, 'policy', 'aws iam get-policy-version')}`, key)
      }
    }
  }
  const tables = tablesOfResources(resources)
  for (const resource of resources) {
    const { address, type, holder, isUnknown } = resource
    const links = [...rolesOf(resource), ...(attached.get(resource) ?? [])]
    const trusts = trustsOf(links)
    let isOfRole = false
    for (const [key, value] of Object.entries(holder)) {
      if (value === null || !isAboutAccess(type, key)) continue
      const within = {
        ...spot,
        name: address,
        isNamed: true,
        offset: spot.places.find(holder) ?? spot.offset,
      }
      const { policies, unread } = policiesIn(value, {
        ...into(within, holder, key),
        writing: { language: 'json', variable: 'terraform' },
      })
      if (attributes.has(key) || /_(iam|dynamodb|cognito)_/.test(type)) found.unread.push(...unread)
      isOfRole ||= policies.some(({ kind }) => kind === 'identity')
      // Each role that has the policy may let other people in.
      for (const trust of trusts.length === 0 ? [undefined] : trusts) {
        found.policies.push(
          ...policies.map((policy) => ({
            ...policy,
            tables,
            ...(policy.kind === 'identity' && trust !== undefined ? { trust } : {}),
          })),
        )
      }
    }
    for (const key of attributes) {
      if (isUnknown(key) && isAboutAccess(type, key)) name(resource, laterReason, key)
    }
    const missing = required.get(type)
    if (missing !== undefined && (holder[missing] ?? undefined) === undefined && !isUnknown(missing))
      name(resource, `has no ${missing} in this file`)
    // A role by its name may be in another file. A reference to a role tells that the role belongs here.
    const isLost = links.some((link) => link === undefined || (/\./.test(link) && rolesAt(link).length === 0))
    if (isOfRole && isLost && !trusts.some((trust) => trust !== undefined && mayBeForPeople(trust)))
      name(resource, 'belongs to a role that this file does not tell: its trust policy was not read')
    if (/^aws(cc)?_cognito_/.test(type)) {
      for (const link of rolesOfPeople.flatMap((key) => resource.linksIn(key, roleType))) {
        if (link !== undefined && (rolesAt(link).length > 0 || !/:role\/|_iam_role\./.test(link))) continue
        name(resource, `gives people ${elsewhere(link, 'role', 'aws iam get-account-authorization-details')}`)
      }
    }
    if (deploysTemplate(resource))
      name(resource, 'deploys a template of CloudFormation, which is not read here: lint the template')
  }
  return found
}

const laterReason = 'is known only after `terraform apply`: lint `terraform show -json` of the state then'

/** Attributes that hold a policy; AWS's provider calls most of them `policy`. */
const attributes = new Set([
  'policy',
  'assume_role_policy',
  'inline_policy',
  'json',
  'policies',
  'policy_document',
  'assume_role_policy_document',
  'resource_policy',
])

/** `policy` is also the name of attributes that hold something else. */
function isAboutAccess(type: string, key: string): boolean {
  if (key === 'json') return type === 'aws_iam_policy_document'
  return (
    !attributes.has(key) ||
    /policy|_iam_|aws(cc)?_(s3_bucket|sns_topic|sqs_queue|kms_key|vpc_endpoint|secretsmanager_secret|dynamodb)/.test(
      type,
    )
  )
}

function elsewhere(link: Link, what: 'policy' | 'role', command: string): string {
  return link === undefined
    ? `a ${what} that this file does not tell: lint \`terraform show -json\` of the state after \`terraform apply\``
    : `${link}, which this file does not hold: lint the answer of \`${command}\` for it`
}

/** Finds resources by a name, an ARN or a reference. Several may have one name, as in two accounts. */
function finder(resources: readonly TerraformResource[]): (link: string) => TerraformResource[] {
  const known = new Map<string, Set<TerraformResource>>()
  const add = (key: unknown, resource: TerraformResource) => {
    if (typeof key === 'string') known.set(key, (known.get(key) ?? new Set()).add(resource))
  }
  for (const resource of resources) {
    const { address, holder } = resource
    for (const key of [holder.name, holder.role_name, holder.id, holder.arn, holder.policy_arn])
      add(key, resource)
    add(withoutIndex(address), resource)
  }
  return (link) => {
    const named = known.get(link) ?? []
    const referred = [...(known.get(withoutIndex(link)) ?? [])].filter(({ address }) => isAt(address, link))
    return [...new Set([...named, ...referred])]
  }
}

function trustIn({ assume_role_policy, assume_role_policy_document }: JsonMembers): unknown {
  const text = assume_role_policy ?? assume_role_policy_document
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function deploysTemplate({ type, holder }: TerraformResource): boolean {
  if (!/_cloudformation_(stack|stack_set|template)$|_cloudcontrolapi_resource$/.test(type)) return false
  const text = JSON.stringify(holder)
  return !('template_body' in holder) || /AWS::(IAM|DynamoDB|Serverless|CloudFormation)|Transform/.test(text)
}
