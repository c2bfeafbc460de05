import { type References, resolveValue } from '../../../template/resolveValue.ts'
import type { KeyNames, TableKeys } from '../../request/Database.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found, PolicyToLint } from '../PolicyToLint.ts'
import { expandLoops } from './expandLoops.ts'
import { broughtByTransforms, heldElsewhere } from './heldElsewhere.ts'
import { isStatement, policiesIn, type Spot } from './policiesIn.ts'
import { policyOfTemplate } from './policyOfTemplate.ts'
import { type Setting, settingsOf } from './settingsOf.ts'
import { account, region, tableTypes, templateReferences } from './templateReferences.ts'

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
  const whole = membersOf(expanded)
  const seen = new Set<string>()
  const tablesOf = tablesBySetting(whole, spot)
  const offsetOf = (holder: object, key: string) => places.find(holder, key) ?? spot.offset
  found.unread.push(...broughtByTransforms(whole, offsetOf))
  for (const [logicalId, resource] of Object.entries(membersOf(whole.Resources))) {
    const offset = offsetOf(membersOf(whole.Resources), logicalId)
    const elsewhere = heldElsewhere(logicalId, resource, offset)
    if (!isRecord(resource)) {
      found.unread.push(...elsewhere)
      continue
    }
    const ofResource = policiesOfResource(whole, logicalId, withGlobals(whole, resource, places), tablesOf, {
      ...spot,
      offset,
    })
    // A statement that a transform brings is named where it stands.
    const isNamed = ofResource.unread.some(({ reason }) => reason.includes('Fn::Transform'))
    found.unread.push(...(isNamed ? [] : elsewhere), ...ofResource.unread)
    for (const policy of ofResource.policies) {
      const key = JSON.stringify([policy.name, policy.kind, policy.document, policy.trust])
      if (!seen.has(key)) found.policies.push(policy)
      seen.add(key)
    }
  }
  return found
}

function policiesOfResource(
  template: JsonMembers,
  logicalId: string,
  resource: JsonMembers,
  tablesOf: TablesOf,
  spot: Spot,
): Found {
  const found: Found = { policies: [], unread: [] }
  const properties = membersOf(resource.Properties)
  const relevant = Object.entries(properties).filter(([key, value]) => mayHoldPolicy(key, value))
  if (relevant.length === 0) return found
  const role = referredRole(template, properties)
  const { settings, isCut } = settingsOf(template, [
    Object.fromEntries(relevant),
    ...(typeof resource.Condition === 'string' ? [resource.Condition] : []),
    membersOf(role?.Properties).AssumeRolePolicyDocument,
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
      setting,
      resource,
      role,
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
  setting: Setting
  resource: JsonMembers
  role: JsonMembers | undefined
  relevant: readonly (readonly [string, unknown])[]
  name: string
  tables: ReadonlyMap<string, TableKeys>
  spot: Spot
}

function policiesIn1Setting({
  template,
  setting,
  resource,
  role,
  relevant,
  name,
  tables,
  spot,
}: OneSetting): Found {
  const references = templateReferences(template, setting, spot.places)
  const { Condition, Type, Properties } = resource
  if (typeof Condition === 'string' && !references.condition(Condition)) return { policies: [], unread: [] }
  const trust =
    resolveValue(membersOf(Properties).AssumeRolePolicyDocument, references) ??
    (role === undefined
      ? undefined
      : resolveValue(membersOf(role.Properties).AssumeRolePolicyDocument, references)) ??
    (isServerlessType(Type) ? lambdaTrust : undefined)
  const found: Found = { policies: [], unread: [] }
  for (const [key, value] of relevant) {
    const resolved = resolveValue(withoutToJsonString(value), references)
    const offset = spot.places.find(membersOf(Properties), key) ?? spot.offset
    const within = { ...spot, name, isNamed: true, key, offset, trust, writing: writingOf(value, spot) }
    if (key === 'ManagedPolicyArns') found.unread.push(...attachedElsewhere(resolved, trust, within))
    else if (isServerlessType(Type) && key === 'Policies') {
      for (const policy of [resolved].flat()) addTo(found, policyOfTemplate(policy, within), tables)
    } else {
      const { policies, unread } = policiesIn(resolved, within)
      const trusted = policies.map((policy) => ofTrustedRole(policy, template, references))
      addTo(found, { policies: trusted, unread }, tables)
    }
  }
  return found
}

/** `Fn::ToJsonString` makes a text of a policy. The linter reads the policy itself. */
function withoutToJsonString(value: unknown): unknown {
  return isRecord(value) && Object.keys(value).length === 1 ? (value['Fn::ToJsonString'] ?? value) : value
}

/** A table's own policy that names a role of the template: it is for the people who get that role. */
function ofTrustedRole(policy: PolicyToLint, template: JsonMembers, references: References): PolicyToLint {
  if (policy.kind !== 'resource' || !isRecord(policy.document)) return policy
  const principals = JSON.stringify(
    [policy.document.Statement].flat().map((each) => membersOf(each).Principal),
  )
  const trusts = Object.entries(membersOf(template.Resources)).flatMap(([logicalId, role]) => {
    const { Type, Properties } = membersOf(role)
    if (Type !== 'AWS::IAM::Role' || !principals.includes(`<${logicalId}.Arn>`)) return []
    return [resolveValue(membersOf(Properties).AssumeRolePolicyDocument, references)]
  })
  const trust = trusts.find((each) => JSON.stringify(each ?? '').includes('AssumeRoleWithWebIdentity'))
  return trust === undefined ? policy : { ...policy, trust }
}

function addTo(found: Found, more: Found, tables: ReadonlyMap<string, TableKeys>): void {
  found.policies.push(...more.policies.map((policy): PolicyToLint => ({ ...policy, tables })))
  found.unread.push(...more.unread)
}

const lambdaTrust = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
}

/** Resources of SAM that get a role of their own, with these policies. */
function isServerlessType(type: unknown): boolean {
  return type === 'AWS::Serverless::Function' || type === 'AWS::Serverless::StateMachine'
}

/** A text in Fn::Sub spells a policy's variables with an exclamation mark. */
function writingOf(value: unknown, { writing }: Spot): Spot['writing'] {
  return isRecord(value) && 'Fn::Sub' in value ? { ...writing, variable: 'sub' } : writing
}

/** Managed policies of a role that people get, where only their ARN is known. */
function attachedElsewhere(arns: unknown, trust: unknown, { name, offset }: Spot): Found['unread'] {
  if (!JSON.stringify(trust ?? '').includes('sts:AssumeRoleWithWebIdentity')) return []
  return [arns].flat().map((arn) => ({
    offset,
    name: `${name}, ManagedPolicyArns`,
    reason: `attaches ${String(arn)}, which this file does not hold: lint the answer of \`aws iam get-policy-version\` for it`,
  }))
}

/** The role that a policy resource names, by the logical ID or by the name of the role. */
function referredRole(template: JsonMembers, { Roles, RoleName }: JsonMembers): JsonMembers | undefined {
  const [role] = [Roles ?? RoleName].flat()
  if (role === undefined) return undefined
  const resources = membersOf(template.Resources)
  const logicalId = isRecord(role) ? role.Ref : role
  const byId = typeof logicalId === 'string' ? resources[logicalId] : undefined
  if (isRecord(byId)) return byId
  const name = JSON.stringify(role)
  const named = Object.values(resources)
    .filter(isRecord)
    .find(
      ({ Type, Properties }) =>
        Type === 'AWS::IAM::Role' && JSON.stringify(membersOf(Properties).RoleName) === name,
    )
  return named ?? roleOfAmplify(logicalId)
}

/** Amplify gives each stack the names of two roles: of users who have signed in, and of guests. */
function roleOfAmplify(parameter: unknown): JsonMembers | undefined {
  if (parameter !== 'authRoleName' && parameter !== 'unauthRoleName') return undefined
  const amr = parameter === 'authRoleName' ? 'authenticated' : 'unauthenticated'
  const Statement = {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr } },
  }
  return { Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement } } }
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

type TablesOf = (setting: Setting) => ReadonlyMap<string, TableKeys>

/** Tells the tables of a template in a setting. Most resources are deployed in the same few settings. */
function tablesBySetting(template: JsonMembers, spot: Spot): TablesOf {
  const known = new Map<string, ReadonlyMap<string, TableKeys>>()
  return (setting) => {
    const name = JSON.stringify([...setting])
    const tables = known.get(name) ?? tablesIn(template, setting, spot)
    known.set(name, tables)
    return tables
  }
}

function tablesIn(template: JsonMembers, setting: Setting, { places }: Spot): ReadonlyMap<string, TableKeys> {
  const references = templateReferences(template, setting, places)
  const tables = new Map<string, TableKeys>()
  for (const [logicalId, resource] of Object.entries(membersOf(template.Resources))) {
    const { Type, Properties } = membersOf(resource)
    if (!tableTypes.has(String(Type))) continue
    const { KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes, PrimaryKey } = membersOf(
      resolveValue(Properties, references),
    )
    const simple = { partitionKey: String(membersOf(PrimaryKey).Name ?? 'id'), sortKey: undefined }
    const keys = Type === 'AWS::Serverless::SimpleTable' ? simple : keysIn(KeySchema)
    if (keys === undefined) continue
    const indexes = [GlobalSecondaryIndexes, LocalSecondaryIndexes].flat().filter(isRecord)
    tables.set(`arn:aws:dynamodb:${region}:${account}:table/${references.ref(logicalId)}`, {
      ...keys,
      indexes: new Map(
        indexes.flatMap(({ IndexName, KeySchema: ofIndex }): [string, KeyNames][] => {
          const indexKeys = keysIn(ofIndex)
          return indexKeys === undefined ? [] : [[String(IndexName), indexKeys]]
        }),
      ),
    })
  }
  return tables
}

function keysIn(schema: unknown): KeyNames | undefined {
  const named = (type: string) =>
    [schema]
      .flat()
      .filter(isRecord)
      .find(({ KeyType }) => KeyType === type)?.AttributeName
  const [partitionKey, sortKey] = [named('HASH'), named('RANGE')]
  if (partitionKey === undefined) return undefined
  return { partitionKey: String(partitionKey), sortKey: sortKey === undefined ? undefined : String(sortKey) }
}
