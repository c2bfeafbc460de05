import { type References, resolveValue } from '../../../template/resolveValue.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import { isTrustOfPeople } from '../isTrustOfPeople.ts'
import { isDeployed } from './templateReferences.ts'

/** A function's role, which the framework makes. */
export const lambdaTrust = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
}

/** Resources of SAM that get a role of their own, with their policies. */
export function isServerlessType(type: unknown): boolean {
  return type === 'AWS::Serverless::Function' || type === 'AWS::Serverless::StateMachine'
}

/** The trust policies of the roles of a template, by the texts that name a role: its logical ID, name or ARN. */
interface Roles {
  trustsOf: (role: unknown) => readonly unknown[]
  /** The roles that attach a managed policy. */
  attaching: (logicalId: string, policy: JsonMembers) => readonly string[]
}

/** The trust policies of all roles that a resource's policies are attached to, in one setting. */
export function trustsOfResource(
  template: JsonMembers,
  logicalId: string,
  resource: JsonMembers,
  references: References,
): readonly unknown[] {
  const { Type, Properties } = resource
  const { AssumeRolePolicyDocument, Roles, RoleName } = membersOf(Properties)
  const roles = rolesIn(template, references)
  if (Type === 'AWS::IAM::Role') return roles.trustsOf(logicalId)
  const own = documentIn(AssumeRolePolicyDocument, references)
  if (own !== undefined) return [own]
  const named = [resolveValue(Roles ?? RoleName, references)].flat()
  const trusts = [...named, ...roles.attaching(logicalId, resource)].flatMap(roles.trustsOf)
  return trusts.length === 0 && isServerlessType(Type) ? [lambdaTrust] : trusts
}

/** The trust policies of the roles for people that a table's own policy names. */
export function trustsOfPrincipals(
  template: JsonMembers,
  document: unknown,
  references: References,
): readonly unknown[] {
  const roles = rolesIn(template, references)
  return [membersOf(document).Statement]
    .flat()
    .flatMap((statement) => Object.values(membersOf(membersOf(statement).Principal)).flat())
    .flatMap((principal) => roles.trustsOf(principal))
    .filter(isTrustOfPeople)
}

/** The managed policy of a template that an ARN names; undefined if the template does not hold it. */
export function managedPolicyIn(
  template: JsonMembers,
  arn: unknown,
  references: References,
): string | undefined {
  const name = lastPart(arn, 'policy')
  if (name === undefined || /^arn:[^:]*:iam::aws:/.test(String(arn))) return undefined
  const found = Object.entries(membersOf(template.Resources)).find(([logicalId, resource]) => {
    const { Type, Properties } = membersOf(resource)
    if (Type !== 'AWS::IAM::ManagedPolicy') return false
    const { ManagedPolicyName } = membersOf(Properties)
    return (
      [`<${logicalId}>`, `<${logicalId}.PolicyArn>`].includes(name) ||
      (ManagedPolicyName !== undefined && resolveValue(ManagedPolicyName, references) === name)
    )
  })
  return found?.[0]
}

/** The parts of a template that decide which roles a resource's policies are attached to, and whom they trust. */
export function partsOfTrusts(
  template: JsonMembers,
  logicalId: string,
  resource: JsonMembers,
): readonly unknown[] {
  const { Roles, RoleName, ManagedPolicyName } = membersOf(resource.Properties)
  const text = JSON.stringify(resource)
  const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))
  const mentions = (value: unknown, id: string, name: unknown) =>
    textOf(value).includes(id) || (name !== undefined && textOf(value).includes(textOf(name)))
  const others = Object.entries(membersOf(template.Resources)).flatMap(([id, other]): unknown[] => {
    const { Type, Condition, Properties } = membersOf(other)
    const { AssumeRolePolicyDocument, RoleName: named, ManagedPolicyArns } = membersOf(Properties)
    const condition = typeof Condition === 'string' ? [Condition] : []
    if (Type === attachmentType || Type === groupType) {
      const { RoleArn, Roles: ofPool, RoleMappings } = membersOf(Properties)
      return [{ RoleArn, ofPool, RoleMappings }, ...condition]
    }
    if (Type !== 'AWS::IAM::Role') return []
    const isAttached = mentions(text, id, named) || mentions(ManagedPolicyArns, logicalId, ManagedPolicyName)
    return isAttached ? [{ AssumeRolePolicyDocument, named, ManagedPolicyArns }, ...condition] : []
  })
  return [{ Roles, RoleName, ManagedPolicyName }, ...others]
}

const attachmentType = 'AWS::Cognito::IdentityPoolRoleAttachment'
const groupType = 'AWS::Cognito::UserPoolGroup'

const known = new WeakMap<References, Roles>()

function rolesIn(template: JsonMembers, references: References): Roles {
  const roles = known.get(references) ?? findRoles(template, references)
  known.set(references, roles)
  return roles
}

function findRoles(template: JsonMembers, references: References): Roles {
  const resources = Object.entries(membersOf(template.Resources)).filter(
    (entry): entry is [string, JsonMembers] => isRecord(entry[1]) && isDeployed(entry[1], references),
  )
  const roles = resources.filter(([, { Type }]) => Type === 'AWS::IAM::Role')
  const idsByName = new Map<string, string[]>()
  for (const [logicalId, { Properties }] of roles) {
    const name = resolveValue(membersOf(Properties).RoleName, references)
    for (const each of new Set([
      logicalId,
      `<${logicalId}>`,
      `<${logicalId}.Arn>`,
      String(name ?? logicalId),
    ])) {
      idsByName.set(each, [...(idsByName.get(each) ?? []), logicalId])
    }
  }
  const idsOf = (role: unknown): readonly string[] => {
    const name = lastPart(role, 'role')
    return name === undefined ? [] : (idsByName.get(name) ?? [name])
  }
  const resolved = (value: unknown) => membersOf(resolveValue(value, references))
  const inPool = new Map<string, unknown>()
  for (const [, { Type, Properties }] of resources) {
    if (Type !== attachmentType && Type !== groupType) continue
    const { Roles, RoleMappings, RoleArn } = resolved(Properties)
    const rules = Object.values(membersOf(RoleMappings)).flatMap((mapping) =>
      [membersOf(membersOf(mapping).RulesConfiguration).Rules].flat(),
    )
    const arns = [RoleArn, ...rules.map((rule) => membersOf(rule).RoleARN)]
    for (const id of arns.flatMap(idsOf)) inPool.set(id, trustOfPeople('authenticated'))
    for (const [amr, arn] of Object.entries(membersOf(Roles))) {
      for (const id of idsOf(arn)) inPool.set(id, trustOfPeople(amr))
    }
  }
  const trustOf = (id: string): readonly unknown[] => {
    const role = roles.find(([logicalId]) => logicalId === id)?.[1]
    const own = documentIn(membersOf(role?.Properties).AssumeRolePolicyDocument, references)
    const trusts = [own, isTrustOfPeople(own) ? undefined : (inPool.get(id) ?? trustByAmplify(id))]
    return trusts.filter((trust) => trust !== undefined)
  }
  return {
    trustsOf: (role) => idsOf(role).flatMap(trustOf),
    attaching: (logicalId, { Type }) => {
      if (Type !== 'AWS::IAM::ManagedPolicy') return []
      return roles.flatMap(([id, { Properties }]) => {
        const arns = [resolveValue(membersOf(Properties).ManagedPolicyArns, references)].flat()
        return arns.some((arn) => managedPolicyIn(template, arn, references) === logicalId) ? [id] : []
      })
    },
  }
}

/** The name in an ARN of a role or of a policy, without its path; a text that is no such ARN as it stands. */
function lastPart(text: unknown, kind: 'role' | 'policy'): string | undefined {
  if (typeof text !== 'string') return undefined
  const [, session] = /:assumed-role\/([^/]+)/.exec(text) ?? []
  const [, name] = new RegExp(`:${kind}/(?:.*/)?([^/]+)$`).exec(text) ?? []
  return session ?? name ?? text
}

/** A trust policy in an object, or in a text of JSON. */
function documentIn(value: unknown, references: References): unknown {
  const document = resolveValue(value, references)
  if (typeof document !== 'string') return document
  try {
    return JSON.parse(document)
  } catch {
    return document
  }
}

/** Amplify gives each stack the names of two roles: of users who have signed in, and of guests. */
function trustByAmplify(parameter: string): unknown {
  if (parameter === '<authRoleName>') return trustOfPeople('authenticated')
  return parameter === '<unauthRoleName>' ? trustOfPeople('unauthenticated') : undefined
}

/** The trust policy that a role of an identity pool has, if its own one is not in sight. */
function trustOfPeople(amr: string): unknown {
  const Statement = {
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr } },
  }
  return { Version: '2012-10-17', Statement }
}
