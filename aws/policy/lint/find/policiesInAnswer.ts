import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found } from '../PolicyToLint.ts'
import { readText } from '../read/readText.ts'
import { mayBeForPeople } from './mayBeForPeople.ts'
import { policiesIn, type Spot } from './policiesIn.ts'
import { isTemplate, policiesInTemplate } from './policiesInTemplate.ts'

/** Whether a value is the answer of `aws iam get-account-authorization-details`. */
export function isAuthorizationDetails(value: unknown): value is JsonMembers {
  return isRecord(value) && Array.isArray(value.RoleDetailList)
}

/** Roles with their trust policy, their own policies, and the managed ones that are attached to them. */
export function policiesInAuthorizationDetails(answer: JsonMembers, spot: Spot): Found {
  const { places } = spot
  const found: Found = { policies: [], unread: [] }
  const add = (more: Found) => {
    found.policies.push(...more.policies)
    found.unread.push(...more.unread)
  }
  const managed = new Map(
    [answer.Policies]
      .flat()
      .filter(isRecord)
      .map((policy) => [String(policy.Arn), policy]),
  )
  const attached = new Set<string>()
  const lists = ['RoleDetailList', 'UserDetailList', 'GroupDetailList'].flatMap((key) =>
    [answer[key]].flat().filter(isRecord),
  )
  for (const owner of lists) {
    const name = String(owner.RoleName ?? owner.UserName ?? owner.GroupName)
    const { AttachedManagedPolicies, ...own } = owner
    places.copied(own, owner)
    add(policiesIn(own, { ...spot, offset: places.find(owner) ?? spot.offset }))
    const trust = decoded(owner.AssumeRolePolicyDocument)
    for (const { PolicyArn, PolicyName } of [AttachedManagedPolicies].flat().filter(isRecord)) {
      const policy = managed.get(String(PolicyArn))
      const versions = [policy?.PolicyVersionList].flat().filter(isRecord)
      const isInForce = ({ IsDefaultVersion, VersionId }: JsonMembers) =>
        IsDefaultVersion === true || (VersionId !== undefined && VersionId === policy?.DefaultVersionId)
      const version = versions.find(isInForce)
      attached.add(String(PolicyArn))
      const place = {
        ...spot,
        name: `${name}/${String(PolicyName)}`,
        isNamed: true,
        offset: places.find(owner, 'AttachedManagedPolicies') ?? spot.offset,
      }
      if (version !== undefined)
        add(
          policiesIn(version.Document, {
            ...place,
            key: 'PolicyDocument',
            trust,
            offset: places.find(version, 'Document') ?? place.offset,
          }),
        )
      else if (owner.RoleName !== undefined && mayBeForPeople(trust)) {
        found.unread.push({
          offset: place.offset,
          name: place.name,
          reason: `is attached, and its text is not in this answer: lint \`aws iam get-policy-version\` for ${String(PolicyArn)}`,
        })
      }
    }
  }
  for (const [arn, policy] of managed) if (!attached.has(arn)) add(policiesIn(policy, spot))
  return found
}

/** What an answer of the AWS CLI points to and does not hold: its next page, and policies of which it has the names only. */
export function beyondAnswer(answer: JsonMembers, { name, offset, places }: Spot): Found['unread'] {
  const keys = Object.keys(answer)
  const cut = keys.find(
    (key) =>
      (key === 'IsTruncated' && answer[key] === true) ||
      (/^(NextToken|nextToken|NextMarker|Marker)$/.test(key) && typeof answer[key] === 'string'),
  )
  const listed = keys.filter(
    (key) => /^(AttachedPolicies|PolicyNames)$/.test(key) && [answer[key]].flat().length > 0,
  )
  return [
    ...(cut === undefined
      ? []
      : [{ key: cut, reason: 'is cut off: take the whole answer, without --max-items and --no-paginate' }]),
    ...listed.map((key) => ({
      key,
      reason: 'has only the names of policies: lint `aws iam get-account-authorization-details`',
    })),
  ].map(({ key, reason }) => ({ offset: places.find(answer, key) ?? offset, name, reason }))
}

/** Whether a value is the answer of `aws cloudformation get-template`. */
export function isTemplateAnswer(value: unknown): value is JsonMembers {
  return isRecord(value) && 'TemplateBody' in value
}

/** The template in the answer, as an object or as the text that was deployed. */
export function policiesInTemplateAnswer(answer: JsonMembers, within: Spot): Found {
  const { TemplateBody } = answer
  const spot = { ...within, offset: within.places.find(answer, 'TemplateBody') ?? within.offset }
  if (isTemplate(TemplateBody)) return policiesInTemplate(TemplateBody, spot)
  if (typeof TemplateBody !== 'string') return { policies: [], unread: [] }
  const { values, unreadable } = readText(TemplateBody)
  const [template] = values
  if (!isTemplate(template)) {
    const reason = unreadable?.reason ?? 'is no template'
    return { policies: [], unread: [{ offset: spot.offset, name: 'TemplateBody', reason }] }
  }
  return policiesInTemplate(template, spot)
}

function decoded(document: unknown): unknown {
  if (typeof document !== 'string') return document
  try {
    return membersOf(JSON.parse(/^\s*%/.test(document) ? decodeURIComponent(document) : document))
  } catch {
    return undefined
  }
}
