import { isRecord } from '../isRecord.ts'
import type { Found, PolicyToLint, Writing } from '../PolicyToLint.ts'
import { Places } from '../read/Places.ts'
import { readJson } from '../read/readJson.ts'
import { isUnknown, sourceOf, unknownParts } from './unknownParts.ts'

/** Where the search stands. */
export interface Spot {
  /** What a person calls the policy here. */
  name: string
  /** Whether the policy has a name of its own. Without one it has the file's. */
  isNamed: boolean
  /** The member that holds the value. */
  key: string
  places: Places
  /** Where the value stands. */
  offset: number
  writing: Writing
  /** The trust policy of the role around it. */
  trust?: unknown
  /** The whole text of the document, and the number of texts that this text stands in. */
  text: string
  depth: number
}

const trustKeys = new Set([
  'AssumeRolePolicyDocument',
  'assume_role_policy',
  'assume_role_policy_document',
  'assumeRolePolicyDocument',
])
const policyKeys =
  /^(policy|policies|(inline_?|resource_?)?policy(_?document)?|document|policyText|(iamRole)?statements?|permissionsBoundaryDocument)$/i
const names = ['RoleName', 'UserName', 'GroupName', 'PolicyName', 'policyName', 'roleName']

/** Every policy in a value, under any name. Its statements show that it is one. */
export function policiesIn(value: unknown, spot: Spot): Found {
  const found: Found = { policies: [], unread: [] }
  search(value, spot, found)
  return found
}

function search(value: unknown, spot: Spot, found: Found): void {
  if (typeof value === 'string') searchText(value, spot, found)
  else if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isStatement)) addFragment(value, spot, found)
    else for (const [index, item] of value.entries()) search(item, into(spot, value, index), found)
  } else if (isRecord(value)) searchObject(value, spot, found)
}

function searchObject(value: Readonly<Record<string, unknown>>, spot: Spot, found: Found): void {
  if (trustKeys.has(spot.key)) addTrust(value, spot, found)
  else if ('Statement' in value || spot.key === 'PolicyDocument') addPolicy(value, spot, found)
  else if (isStatement(value)) addFragment(value, spot, found)
  else {
    const own = names.flatMap((key) => (typeof value[key] === 'string' ? [String(value[key])] : []))
    const trustKey = Object.keys(value).find((key) => trustKeys.has(key))
    const trust =
      trustKey === undefined ? spot.trust : documentIn(value[trustKey], into(spot, value, trustKey))
    const name = own.length === 0 ? spot.name : [...(spot.isNamed ? [spot.name] : []), ...own].join('/')
    const isNamed = spot.isNamed || own.length > 0
    for (const [key, item] of Object.entries(value)) {
      search(item, { ...into({ ...spot, name, isNamed }, value, key), trust }, found)
    }
  }
}

/** The spot of a member of an object or a list. */
export function into(spot: Spot, holder: object, key: string | number): Spot {
  return {
    ...spot,
    key: typeof key === 'number' ? spot.key : key,
    offset: spot.places.find(holder, key) ?? spot.offset,
  }
}

/** Whether a value is a statement: `{ Effect, Action, … }`, misspelt elements included. */
export function isStatement(value: unknown): boolean {
  return (
    isRecord(value) &&
    'Effect' in value &&
    ['Action', 'NotAction', 'Resource', 'NotResource'].some((key) => key in value)
  )
}

function addTrust(document: object, spot: Spot, found: Found): void {
  add({ name: `${spot.name}/trust`, kind: 'trust', document, isFragment: false }, spot, found)
}

function addPolicy(document: Readonly<Record<string, unknown>>, spot: Spot, found: Found): void {
  const { Statement } = document
  if (typeof Statement === 'string') {
    const name = `${spot.name}, Statement`
    found.unread.push({
      offset: spot.places.find(document, 'Statement') ?? spot.offset,
      name,
      ...reasonFor(Statement),
    })
    return
  }
  const kind = kindOf(Statement)
  add(
    { name: kind === 'trust' ? `${spot.name}/trust` : spot.name, kind, document, isFragment: false },
    spot,
    found,
  )
}

function addFragment(Statement: object, spot: Spot, found: Found): void {
  const document = { Statement }
  spot.places.set(document, new Map([['Statement', spot.offset]]))
  add({ name: spot.name, kind: kindOf(Statement), document, isFragment: true }, spot, found)
}

function add(
  policy: Pick<PolicyToLint, 'name' | 'kind' | 'document' | 'isFragment'>,
  spot: Spot,
  found: Found,
): void {
  const { places, writing, trust, offset } = spot
  found.policies.push({
    ...policy,
    document: withoutUnknownParts(policy, spot, found),
    places,
    offset,
    writing,
    ...(policy.kind === 'identity' && trust !== undefined ? { trust } : {}),
  })
}

/** The document with the statements that the linter can judge. The other parts become unread places. */
function withoutUnknownParts(
  { document, name }: Pick<PolicyToLint, 'document' | 'name'>,
  { places, offset }: Spot,
  found: Found,
): unknown {
  if (!isRecord(document)) return document
  const { Statement } = document
  if (Statement === undefined) return document
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement]
  const { known, unread } = unknownParts(statements, name, offset, places)
  found.unread.push(...unread)
  const short = { ...document, Statement: known }
  places.copied(short, document)
  return short
}

/** A policy as a text: JSON, or JSON that the IAM API URL-encoded. */
function searchText(text: string, spot: Spot, found: Found): void {
  const read = readInner(text, spot)
  if (read !== undefined && 'value' in read) {
    search(
      read.value,
      { ...spot, places: read.places, depth: spot.depth + 1, writing: { ...spot.writing, language: 'json' } },
      found,
    )
  } else if (read !== undefined) {
    found.unread.push({ offset: spot.offset, name: spot.name, reason: read.reason })
  } else if (isPolicyKey(spot.key) ? text.trim() !== '' : isElsewhere(text, spot)) {
    found.unread.push({ offset: spot.offset, name: spot.name, ...reasonFor(text) })
  }
}

/** Members that hold a policy. `Policies` may list policies by name, and those stand elsewhere. */
function isPolicyKey(key: string): boolean {
  return trustKeys.has(key) || (policyKeys.test(key) && !/^(policies|document)$/i.test(key))
}

/** A list of policies that another file holds. */
function isElsewhere(text: string, { key }: Spot): boolean {
  return key === 'Policies' && isUnknown(text)
}

/** A trust policy, as an object or as text. */
function documentIn(value: unknown, spot: Spot): unknown {
  if (typeof value !== 'string') return value
  const read = readInner(value, spot)
  return read !== undefined && 'value' in read ? read.value : undefined
}

type Inner = { value: unknown; places: Places } | { reason: string } | undefined

/** A text within a text is read, up to this depth. */
const deepest = 4

function readInner(text: string, { depth, offset, text: whole }: Spot): Inner {
  const json = /^\s*(%7B|%5B|%0A|%20)/i.test(text) ? decode(text) : text
  if (json === undefined || !/^\s*[{[]/.test(json) || !/(Statement|Effect)\\*"?\s*:/.test(json))
    return undefined
  if (depth >= deepest) return { reason: 'is text within text within text, too deep to follow' }
  const { values, places, slips, unreadable } = readJson(json, new Places(shiftInto(whole, json, offset)))
  const [slip] = slips
  if (unreadable !== undefined) return { reason: `holds a text that ${unreadable.reason}` }
  if (slip !== undefined) return { reason: `holds a text that is not quite JSON: ${slip.why}` }
  return { value: values[0], places }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** From an offset in a text to one in the whole document. Only a YAML block keeps the lines of its text. */
function shiftInto(whole: string, text: string, offset: number): (inner: number) => number {
  const head = /^([\w"']+:[ \t]*)?(![\w:]+[ \t]+)?\|[^\n]*\n/.exec(whole.slice(offset, offset + 200))
  if (head === null) return () => offset
  const start = offset + head[0].length
  const indentation = /^ */.exec(whole.slice(start, start + 200))?.[0].length ?? 0
  return (inner) => {
    const before = text.slice(0, inner).split('\n')
    let at = start
    for (let line = 1; line < before.length; line += 1) at = whole.indexOf('\n', at) + 1
    return at + indentation + (before.at(-1)?.length ?? 0)
  }
}

function reasonFor(text: string): Pick<Found['unread'][number], 'reason'> {
  if (/^<.*>$/s.test(text)) return sourceOf(text)
  if (/^\$\{file\(/.test(text)) return { reason: 'is taken from another file' }
  return { reason: 'is a text that is no policy' }
}

function kindOf(Statement: unknown): PolicyToLint['kind'] {
  const statements = [Statement].flat().filter(isRecord)
  if (!statements.some((statement) => 'Principal' in statement || 'NotPrincipal' in statement))
    return 'identity'
  const actions = statements.flatMap(({ Action }) => [Action].flat())
  return actions.some((action) => /^sts:/i.test(String(action))) ? 'trust' : 'resource'
}
