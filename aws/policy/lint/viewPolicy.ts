import { isRecord } from './isRecord.ts'
import type { PolicyToLint } from './PolicyToLint.ts'
import type { ConditionView, PolicyView, StatementView } from './PolicyView.ts'

const documentElements = ['Version', 'Id', 'Statement']
const statementElements = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]

/** Looks at a policy without judging it: never throws, and keeps what it cannot place as a stranger. */
export function viewPolicy(policy: PolicyToLint): PolicyView {
  const { name, kind, document, trust } = policy
  const strangers: { path: string; problem: string }[] = []
  const elements = isRecord(document) ? document : {}
  if (!isRecord(document)) strangers.push({ path: 'the document', problem: 'is not an object' })
  strangers.push(...unknownMembers(elements, '', documentElements))
  const statements = list(elements.Statement).map((statement, index) => {
    const members = isRecord(statement) ? statement : undefined
    const path = typeof members?.Sid === 'string' ? members.Sid : `Statement[${index}]`
    if (members === undefined) strangers.push({ path, problem: 'is not an object' })
    else
      strangers.push(...unknownMembers(members, `${path}.`, statementElements), ...gaps(members, path, kind))
    return viewStatement(members ?? {}, path)
  })
  if (statements.length === 0) strangers.push({ path: 'Statement', problem: 'is missing or empty' })
  return {
    name,
    kind,
    version: elements.Version,
    statements,
    strangers,
    trust: trust === undefined ? undefined : viewPolicy({ name, kind: 'trust', document: trust }),
    ...(policy.keyAttributes === undefined ? {} : { keyAttributes: policy.keyAttributes }),
    ...(policy.partitionKeys === undefined ? {} : { partitionKeys: policy.partitionKeys }),
  }
}

function viewStatement(members: Readonly<Record<string, unknown>>, path: string): StatementView {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, Condition } = members
  return {
    path,
    effect: Effect,
    actions: texts(Action),
    notActions: texts(NotAction),
    resources: texts(Resource),
    notResources: texts(NotResource),
    principals:
      Principal === '*'
        ? [{ type: '*', value: '*' }]
        : membersOf(Principal).flatMap(([type, values]) => texts(values).map((value) => ({ type, value }))),
    conditions: membersOf(Condition).flatMap(([operator, keys]) =>
      membersOf(keys).map(([key, values]) =>
        viewCondition(operator, key, values, `${path}.Condition.${operator}.${key}`),
      ),
    ),
  }
}

function viewCondition(operator: string, key: string, values: unknown, path: string): ConditionView {
  const colon = operator.indexOf(':')
  const rest = operator.slice(colon + 1)
  const ifExists = rest.endsWith('IfExists')
  return {
    path,
    operator,
    quantifier: colon < 0 ? undefined : operator.slice(0, colon),
    comparison: ifExists ? rest.slice(0, -'IfExists'.length) : rest,
    ifExists,
    key,
    values: texts(values),
  }
}

function unknownMembers(members: object, prefix: string, known: readonly string[]) {
  return Object.keys(members)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: `${prefix}${name}`, problem: 'is not an element that IAM knows' }))
}

function gaps(members: Readonly<Record<string, unknown>>, path: string, kind: PolicyView['kind']) {
  const { Effect, Action, NotAction, Resource, NotResource } = members
  const found: { path: string; problem: string }[] = []
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    found.push({ path: `${path}.Effect`, problem: 'is neither "Allow" nor "Deny"' })
  }
  if (Action === undefined && NotAction === undefined) found.push({ path, problem: 'has no Action' })
  if (kind === 'identity' && Resource === undefined && NotResource === undefined) {
    found.push({ path, problem: 'has no Resource' })
  }
  return found
}

function membersOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : []
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** One value or a list, as texts: `"Null": true` is as good as `"Null": "true"` to IAM. */
function texts(value: unknown): string[] {
  return list(value)
    .filter((item) => ['string', 'boolean', 'number'].includes(typeof item))
    .map(String)
}
