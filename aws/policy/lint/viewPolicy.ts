import { functionIn } from '../../template/resolveValue.ts'
import { account, region } from './find/templateReferences.ts'
import { isRecord } from './isRecord.ts'
import type { PolicyToLint } from './PolicyToLint.ts'
import type { ConditionView, PolicyView, StatementView, Stranger } from './PolicyView.ts'
import type { Places } from './read/Places.ts'

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

type Members = Readonly<Record<string, unknown>>

const elementsPage = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html'
const spelling = `Spell it as ${elementsPage} does.`

/** Looks at a policy without judging it: never throws, and keeps every element that it does not know as a stranger. */
export function viewPolicy(policy: PolicyToLint): PolicyView {
  const { document, trust, places, kind } = policy
  const strangers: Stranger[] = []
  const elements = isRecord(document) ? document : {}
  const offset = places.find(elements)
  if (!isRecord(document)) {
    strangers.push({ path: 'the document', offset, problem: 'is not an object', mend: spelling })
  }
  strangers.push(...unknownMembers(elements, '', documentElements, places))
  const statements = listOf(elements.Statement).map((statement, index) => {
    const members = isRecord(statement) ? statement : undefined
    const path = typeof members?.Sid === 'string' && members.Sid !== '' ? members.Sid : `Statement[${index}]`
    const view = viewStatement(members ?? {}, path, places)
    if (members === undefined) {
      strangers.push({ path, offset, problem: 'is not an object', mend: spelling })
    } else {
      strangers.push(
        ...unknownMembers(members, `${path}.`, statementElements, places),
        ...gaps(members, view, kind),
      )
      strangers.push(...misshapenCondition(members, view))
    }
    return view
  })
  // `unknownParts` left out unknown statements: only the text shows whether the list is empty.
  const written = places.originOf(elements)
  const isEmpty = !isRecord(written) || listOf(written.Statement).length === 0
  if (statements.length === 0 && isEmpty) {
    const mend = 'Write a list of statements under "Statement".'
    strangers.push({ path: 'Statement', offset, problem: 'is missing or empty', mend })
  }
  const { trust: _, document: __, ...rest } = policy
  return {
    ...rest,
    version: elements.Version,
    offset,
    statements,
    strangers,
    trust:
      trust === undefined
        ? undefined
        : viewPolicy({ ...policy, kind: 'trust', document: trust, trust: undefined }),
  }
}

function viewStatement(members: Members, path: string, places: Places): StatementView {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, Condition } = members
  const written = places.originOf(members)
  return {
    path,
    written: isRecord(written) ? written : members,
    offsetOf: (element) => (element === undefined ? places.find(members) : places.find(members, element)),
    effect: Effect,
    actions: textsOf(Action),
    notActions: textsOf(NotAction),
    resources: textsOf(Resource).map(standInArn),
    notResources: textsOf(NotResource).map(standInArn),
    principals:
      Principal === '*'
        ? [{ type: '*', value: '*' }]
        : membersOf(Principal).flatMap(([type, values]) => textsOf(values).map((value) => ({ type, value }))),
    conditions: membersOf(Condition).flatMap(([operator, keys]) =>
      membersOf(keys).map(([key, values]) => ({
        ...viewOperator(operator),
        path: `${path}.Condition.${operator}.${key}`,
        offset: isRecord(keys) ? places.find(keys, key) : undefined,
        key,
        values: textsOf(values),
      })),
    ),
  }
}

function viewOperator(
  operator: string,
): Pick<ConditionView, 'operator' | 'quantifier' | 'comparison' | 'ifExists'> {
  const colon = operator.indexOf(':')
  const rest = operator.slice(colon + 1)
  const ifExists = rest.endsWith('IfExists')
  return {
    operator,
    quantifier: colon < 0 ? undefined : operator.slice(0, colon),
    comparison: ifExists ? rest.slice(0, -'IfExists'.length) : rest,
    ifExists,
  }
}

/** The ARN of a table takes the place of an ARN that the file does not hold: `<TableArn>/index/*` becomes its indexes. */
function standInArn(resource: string): string {
  const named = resource.replaceAll(/<([^<>]*)>/g, (_, inside: string) =>
    inside.replaceAll(/[^a-zA-Z0-9_.-]+/g, '-'),
  )
  return resource.startsWith('<') ? `arn:aws:dynamodb:${region}:${account}:table/${named}` : named
}

function unknownMembers(
  members: Members,
  prefix: string,
  known: readonly string[],
  places: Places,
): Stranger[] {
  return Object.keys(members)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: `${prefix}${name}`,
      offset: places.find(members, name),
      problem: 'is not an element that IAM knows',
      mend: spelling,
    }))
}

function gaps(members: Members, { path, offsetOf }: StatementView, kind: PolicyView['kind']): Stranger[] {
  const { Effect, Action, NotAction, Resource, NotResource } = members
  const found: Stranger[] = []
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    const problem = 'is neither "Allow" nor "Deny"'
    const mend = 'Write "Allow" or "Deny", with a capital letter.'
    found.push({ path: `${path}.Effect`, offset: offsetOf('Effect') ?? offsetOf(), problem, mend })
  }
  if (Action === undefined && NotAction === undefined) {
    const mend = 'Name the actions that are needed under "Action".'
    found.push({ path, offset: offsetOf(), problem: 'has no Action', mend })
  }
  if (kind === 'identity' && Resource === undefined && NotResource === undefined) {
    const mend = 'Name the table by its ARN under "Resource".'
    found.push({ path, offset: offsetOf(), problem: 'has no Resource', mend })
  }
  for (const element of ['Action', 'NotAction', 'Resource', 'NotResource']) {
    if (members[element] === undefined || isListOfTexts(members[element])) continue
    const mend = 'Write a text, or a list of texts.'
    const problem = 'holds something that is no text, or nothing at all'
    found.push({ path: `${path}.${element}`, offset: offsetOf(element), problem, mend })
  }
  return found
}

function isListOfTexts(value: unknown): boolean {
  const items = [value].flat()
  return items.length > 0 && items.every((item) => typeof item === 'string')
}

const operator = /^((ForAllValues|ForAnyValue):)?[A-Za-z]+$/
const key = /^[a-zA-Z][\w.-]*:[\w/.-]+$/

/** A Condition that is a list, whose operators hold no object, or whose keys and operators have changed places. */
function misshapenCondition({ Condition }: Members, { path, offsetOf, written }: StatementView): Stranger[] {
  if (Condition === undefined) return []
  const at = { path: `${path}.Condition`, offset: offsetOf('Condition') }
  if (Array.isArray(Condition)) {
    const merged = withPresenceTest(Object.assign({}, ...listOf(written.Condition)))
    const mend = 'Write one object that holds every operator.'
    return [
      { ...at, problem: 'is a list, and a Condition is one object', mend, write: { Condition: merged } },
    ]
  }
  if (!isRecord(Condition)) return [{ ...at, problem: 'is not an object', mend: spelling }]
  return Object.entries(Condition).flatMap(([outer, inner]): Stranger[] => {
    if (!isRecord(inner)) {
      const mend = 'Write an object of condition keys under the operator.'
      return [{ ...at, path: `${at.path}.${outer}`, problem: 'holds no condition key', mend }]
    }
    const empty = Object.entries(inner).find(([, values]) => Array.isArray(values) && values.length === 0)
    if (empty !== undefined) {
      const mend = 'Write the values that the key is compared with.'
      const problem = 'compares with no value at all'
      return [{ ...at, path: `${at.path}.${outer}.${empty[0]}`, problem, mend }]
    }
    const wrong = Object.entries(inner).find(([name, value]) => !operator.test(name) && !isComparable(value))
    if (wrong !== undefined) {
      const mend = 'Write a text, or a list of texts, under the condition key.'
      const problem = 'compares with something that is no text'
      return [{ ...at, path: `${at.path}.${outer}.${wrong[0]}`, problem, mend }]
    }
    const isInsideOut =
      key.test(outer) && !operator.test(outer) && Object.keys(inner).some((name) => operator.test(name))
    if (!isInsideOut) return []
    const turned: Record<string, Record<string, unknown>> = {}
    for (const [name, keys] of membersOf(written.Condition)) {
      if (!isRecord(keys)) continue
      if (operator.test(name)) turned[name] = { ...turned[name], ...keys }
      else for (const [each, value] of Object.entries(keys)) turned[each] = { ...turned[each], [name]: value }
    }
    const mend = 'Write the operator outside and the condition key inside.'
    const problem = 'has the condition key outside and its operator inside'
    return [
      { ...at, path: `${at.path}.${outer}`, problem, mend, write: { Condition: withPresenceTest(turned) } },
    ]
  })
}

/** Whether IAM can compare a key with a value: a text, a number, a boolean, or a list of them. A function gives one. */
function isComparable(value: unknown): boolean {
  return [value]
    .flat()
    .every((item) => ['string', 'boolean', 'number'].includes(typeof item) || functionIn(item) !== undefined)
}

/** A comparison of the leading keys needs a presence test beside it. */
function withPresenceTest(condition: Members): Members {
  const comparesKeys = Object.values(condition).some(
    (keys) => isRecord(keys) && 'dynamodb:LeadingKeys' in keys,
  )
  if (!comparesKeys || 'Null' in condition) return condition
  return { ...condition, Null: { 'dynamodb:LeadingKeys': 'false' } }
}

function membersOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : []
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** One value or a list, as texts: `"Null": true` is as good as `"Null": "true"` to IAM. */
function textsOf(value: unknown): string[] {
  return listOf(value)
    .flat()
    .filter((item) => ['string', 'boolean', 'number'].includes(typeof item))
    .map(String)
}
