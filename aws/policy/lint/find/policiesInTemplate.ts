import { type References, resolveValue } from '../../../template/resolveValue.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import { isTrustOfPeople, mostOpenTrusts } from '../isTrustOfPeople.ts'
import type { Found, PolicyToLint } from '../PolicyToLint.ts'
import { expandLoops } from './expandLoops.ts'
import { broughtByTransforms, heldElsewhere } from './heldElsewhere.ts'
import { isStatement, policiesIn, type Spot } from './policiesIn.ts'
import { policyOfTemplate } from './policyOfTemplate.ts'
import { type Setting, settingsOf } from './settingsOf.ts'
import { partsOfTables, type Tables, tablesBySetting } from './tablesInTemplate.ts'
import { isDeployed, templateReferences } from './templateReferences.ts'
import {
  isServerlessType,
  managedPolicyIn,
  partsOfTrusts,
  trustsOfPrincipals,
  trustsOfResource,
} from './trustsInTemplate.ts'
import { withUndecidedConditions } from './undecidedConditions.ts'

/** Whether a value is a template: it has resources, and they have types. */
export function isTemplate(value: unknown): value is JsonMembers {
  if (!isRecord(value) || !isRecord(value.Resources)) return false
  const resources = Object.entries(value.Resources)
  return resources.some(
    ([name, resource]) => name.startsWith('Fn::') || (isRecord(resource) && 'Type' in resource),
  )
}

/**
 * Every policy and trust policy in the resources of a template, SAM's included, in every setting of the parameters that
 * it depends on, with what the template says of its role and its tables.
 */
export function policiesInTemplate(template: JsonMembers, spot: Spot): Found {
  const { places } = spot
  const found: Found = { policies: [], unread: [] }
  const [usual] = settingsOf(template, []).settings
  const expanded = expandLoops(
    template,
    templateReferences(template, usual ?? new Map(), places),
    places,
    (holder, loop, reason) => {
      found.unread.push({ offset: places.find(holder, loop) ?? spot.offset, name: loop, reason })
    },
  )
  const whole = withUndecidedConditions(membersOf(expanded), places)
  const seen = new Map<unknown, Set<string>>()
  const surroundings = surroundingsIn(whole, places)
  const offsetOf = (holder: object, key: string) => places.find(holder, key) ?? spot.offset
  found.unread.push(...broughtByTransforms(whole, offsetOf))
  for (const [logicalId, resource] of Object.entries(membersOf(whole.Resources))) {
    const offset = offsetOf(membersOf(whole.Resources), logicalId)
    const elsewhere = heldElsewhere(logicalId, resource, offset)
    if (!isRecord(resource)) {
      found.unread.push(...elsewhere)
      continue
    }
    const ofResource = policiesOfResource(
      whole,
      logicalId,
      withGlobals(whole, resource, places),
      surroundings,
      {
        ...spot,
        offset,
      },
    )
    // A statement that a transform brings is named where it stands.
    const isNamed = ofResource.unread.some(({ reason }) => reason.includes('Fn::Transform'))
    found.unread.push(...(isNamed ? [] : elsewhere), ...ofResource.unread)
    for (const policy of ofResource.policies) {
      const key = JSON.stringify([policy.name, policy.kind, policy.document, policy.trust])
      const withTables = seen.get(policy.tables) ?? new Set()
      if (!withTables.has(key)) found.policies.push(policy)
      seen.set(policy.tables, withTables.add(key))
    }
  }
  return found
}

/** What a template's policies depend on: its tables and what its functions stand for, in a setting. */
interface Surroundings {
  tablesOf: (setting: Setting) => Tables
  referencesOf: (setting: Setting) => References
  /** The parts that decide which tables there are. */
  ofTables: readonly unknown[]
}

function surroundingsIn(template: JsonMembers, places: Spot['places']): Surroundings {
  const known = new Map<string, References>()
  const referencesOf = (setting: Setting) => {
    const name = JSON.stringify([...setting])
    const references = known.get(name) ?? templateReferences(template, setting, places)
    known.set(name, references)
    return references
  }
  return { tablesOf: tablesBySetting(template, places), referencesOf, ofTables: partsOfTables(template) }
}

function policiesOfResource(
  template: JsonMembers,
  logicalId: string,
  resource: JsonMembers,
  { tablesOf, referencesOf, ofTables }: Surroundings,
  spot: Spot,
): Found {
  const found: Found = { policies: [], unread: [] }
  const properties = membersOf(resource.Properties)
  const relevant = Object.entries(properties).filter(([key, value]) => mayHoldPolicy(key, value))
  if (relevant.length === 0) return found
  const { settings, isCut } = settingsOf(template, [
    Object.fromEntries(relevant),
    ...(typeof resource.Condition === 'string' ? [resource.Condition] : []),
    ...ofTables,
    ...partsOfTrusts(template, logicalId, resource),
  ])
  const name = nameOf(logicalId, resource)
  if (isCut) {
    const reason = 'depends on parameters with more than 256 combinations, and not all were tried'
    found.unread.push({ offset: spot.offset, name, reason })
  }
  const unread = new Set<string>()
  for (const setting of settings) {
    const each = policiesIn1Setting({
      template,
      references: referencesOf(setting),
      logicalId,
      resource,
      relevant,
      name,
      tables: tablesOf(setting),
      spot,
    })
    found.policies.push(...each.policies.map((policy) => ({ ...policy, resource: logicalId })))
    for (const place of each.unread) {
      if (!unread.has(`${place.name} ${place.reason}`)) found.unread.push(place)
      unread.add(`${place.name} ${place.reason}`)
    }
  }
  return found
}

interface OneSetting {
  template: JsonMembers
  references: References
  logicalId: string
  resource: JsonMembers
  relevant: readonly (readonly [string, unknown])[]
  name: string
  tables: Tables
  spot: Spot
}

function policiesIn1Setting({
  template,
  references,
  logicalId,
  resource,
  relevant,
  name,
  tables,
  spot,
}: OneSetting): Found {
  const found: Found = { policies: [], unread: [] }
  const { Type, Properties } = resource
  if (!isDeployed(resource, references)) return found
  const trusts = mostOpenTrusts(trustsOfResource(template, logicalId, resource, references))
  for (const [key, value] of relevant) {
    const resolved = resolveValue(withoutToJsonString(value), references)
    const offset = spot.places.find(membersOf(Properties), key) ?? spot.offset
    const within = { ...spot, name, isNamed: true, key, offset, writing: writingOf(value, spot) }
    if (key === 'ManagedPolicyArns') {
      const isHeld = (arn: unknown) => managedPolicyIn(template, arn, references) !== undefined
      found.unread.push(...attachedElsewhere(resolved, trusts, isHeld, within))
      continue
    }
    const isOfSam = isServerlessType(Type) && key === 'Policies'
    for (const part of isOfSam ? [resolved].flat() : [resolved]) {
      const { policies, unread } = isOfSam ? policyOfTemplate(part, within) : policiesIn(part, within)
      found.unread.push(...unread)
      for (const policy of policies) {
        const ofPolicy =
          policy.kind === 'resource' ? trustsOfPrincipals(template, policy.document, references) : trusts
        found.policies.push(...withTrusts({ ...policy, tables }, ofPolicy))
      }
    }
  }
  return found
}

/** A policy once for each trust policy to judge it by. */
function withTrusts(policy: PolicyToLint, trusts: readonly unknown[]): PolicyToLint[] {
  if (policy.kind === 'trust' || trusts.length === 0) return [policy]
  return trusts.map((trust) => ({ ...policy, trust }))
}

/** `Fn::ToJsonString` makes a text of a policy. The linter reads the policy itself. */
function withoutToJsonString(value: unknown): unknown {
  return isRecord(value) && Object.keys(value).length === 1 ? (value['Fn::ToJsonString'] ?? value) : value
}

/** A text in Fn::Sub spells a policy's variables with an exclamation mark. */
function writingOf(value: unknown, { writing }: Spot): Spot['writing'] {
  return isRecord(value) && 'Fn::Sub' in value ? { ...writing, variable: 'sub' } : writing
}

/** Managed policies of a role that people get, where only their ARN is known. */
function attachedElsewhere(
  arns: unknown,
  trusts: readonly unknown[],
  isHeld: (arn: unknown) => boolean,
  { name, offset }: Spot,
): Found['unread'] {
  if (!trusts.some(isTrustOfPeople)) return []
  return [arns]
    .flat()
    .filter((arn) => arn !== undefined && !isHeld(arn))
    .map((arn) => ({
      offset,
      name: `${name}, ManagedPolicyArns`,
      reason: `attaches ${String(arn)}, which this file does not hold: lint the answer of \`aws iam get-policy-version\` for it`,
    }))
}

/** A function of SAM has the policies under Globals and its own. */
function withGlobals({ Globals }: JsonMembers, resource: JsonMembers, places: Spot['places']): JsonMembers {
  const shared = membersOf(membersOf(Globals).Function)
  const own = membersOf(resource.Properties)
  if (resource.Type !== 'AWS::Serverless::Function' || shared.Policies === undefined) return resource
  const Policies = [shared.Policies, own.Policies ?? []].flat()
  const Properties = { ...shared, ...own, Policies }
  places.copied(Properties, own)
  return { ...resource, Properties }
}

/** The CDK notes the path of a resource in the program. People know the resource by that path. */
function nameOf(logicalId: string, { Metadata }: JsonMembers): string {
  const path = membersOf(Metadata)['aws:cdk:path']
  return typeof path === 'string' ? path.replace(/\/Resource$/, '') : logicalId
}

const holders = /polic(y|ies)/i

function mayHoldPolicy(key: string, value: unknown): boolean {
  if (key === 'ManagedPolicyArns' || key === 'PermissionsBoundary') return key === 'ManagedPolicyArns'
  return (holders.test(key) && value !== undefined && typeof value !== 'boolean') || holdsStatement(value)
}

function holdsStatement(value: unknown): boolean {
  if (typeof value === 'string') return /(Statement|Effect)\\*"?\s*:/.test(value)
  if (Array.isArray(value)) return value.some(holdsStatement)
  if (!isRecord(value)) return false
  return 'Statement' in value || isStatement(value) || Object.values(value).some(holdsStatement)
}
