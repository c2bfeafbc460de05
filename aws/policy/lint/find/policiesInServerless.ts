import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found } from '../PolicyToLint.ts'
import type { Places } from '../read/Places.ts'
import { policiesIn, type Spot } from './policiesIn.ts'
import { policiesInTemplate } from './policiesInTemplate.ts'
import { lambdaTrust } from './trustsInTemplate.ts'
import { isUnknown } from './unknownParts.ts'

/** Whether a value is a configuration of the Serverless Framework. */
export function isServerless(value: unknown): value is JsonMembers {
  return isRecord(value) && 'service' in value && ('provider' in value || 'functions' in value)
}

/**
 * The policies of a serverless.yml: CloudFormation under `resources`, and statements for the functions' roles, in the old
 * place and the new one.
 *
 * @see https://www.serverless.com/framework/docs/providers/aws/guide/iam
 */
export function policiesInServerless(document: JsonMembers, spot: Spot): Found {
  const found: Found = { policies: [], unread: [] }
  const known = membersOf(withoutVariables(document, spot.places))
  const add = (more: Found) => {
    found.policies.push(...more.policies)
    found.unread.push(...more.unread)
  }
  const offsetOf = (holder: object, key: string) => spot.places.find(holder, key) ?? spot.offset
  const search = (holder: JsonMembers, key: string, name: string) => {
    const offset = offsetOf(holder, key)
    const value = holder[key]
    if (value === undefined) return
    if (typeof value === 'string') found.unread.push({ offset, name, ...reasonFor(value) })
    else
      add(
        policiesIn(entries(value, name, offset, found), {
          ...spot,
          name,
          isNamed: true,
          key,
          offset,
          trust: lambdaTrust,
        }),
      )
  }
  // These hold the functions' statements. A role may also be an ARN, which another variable tells.
  const elsewhere = (holder: JsonMembers, key: string, name: string) => {
    const text = holder[key]
    if (!isUnknown(text) || (key === 'role' && !text.startsWith('<file'))) return
    found.unread.push({ offset: offsetOf(holder, key), name, ...reasonFor(text) })
  }
  const searchRole = (holder: JsonMembers, name: string) => {
    const iam = membersOf(holder.iam)
    elsewhere(holder, 'iam', `${name}.iam`)
    elsewhere(iam, 'role', `${name}.iam.role`)
    search(membersOf(iam.role), 'statements', `${name}.iam.role.statements`)
    search(holder, 'iamRoleStatements', `${name}.iamRoleStatements`)
  }
  elsewhere(known, 'provider', 'provider')
  searchRole(membersOf(known.provider), 'provider')
  // Functions, and resources too, may be a list of parts.
  for (const functions of [known.functions].flat()) {
    if (typeof functions === 'string') {
      found.unread.push({ offset: offsetOf(known, 'functions'), name: 'functions', ...reasonFor(functions) })
    }
    for (const [name, each] of Object.entries(membersOf(functions))) {
      elsewhere(membersOf(functions), name, `functions.${name}`)
      searchRole(membersOf(each), `functions.${name}`)
    }
  }
  const { resources } = known
  const offset = offsetOf(known, 'resources')
  for (const part of [resources].flat()) {
    if (typeof part === 'string') found.unread.push({ offset, name: 'resources', ...reasonFor(part) })
    if (!isRecord(part)) continue
    elsewhere(part, 'Resources', 'resources.Resources')
    elsewhere(part, 'extensions', 'resources.extensions')
    // Additions to resources that the framework makes, such as the functions' role.
    const at = { ...spot, name: 'resources.extensions', key: 'extensions', offset }
    add(policiesIn(part.extensions, at))
    add(policiesInTemplate(part, spot))
  }
  return found
}

/** Statements that a list takes from another file are named, and the others are read. */
function entries(value: unknown, name: string, offset: number, found: Found): unknown {
  if (!Array.isArray(value)) return value
  for (const item of value) {
    if (typeof item === 'string') found.unread.push({ offset, name, ...reasonFor(item) })
  }
  return value.filter((item) => typeof item !== 'string')
}

function reasonFor(text: string): Pick<Found['unread'][number], 'reason'> {
  return isUnknown(text)
    ? { reason: `is taken from ${text.slice(1, -1)}, which this file does not hold` }
    : { reason: 'is a text that is no policy' }
}

/** The framework's own variables; a policy's (`${aws:username}`, `${cognito-identity.amazonaws.com:sub}`) stay. */
const variable =
  /\$\{((?:(?:self|opt|env|sls|param|ssm|cf|s3|terraform|output|strToBool|custom|git|vault|doppler)\b|\w+\()[^{}]*|aws:(?:accountId|region))\}/g

/** A text whose variables stand in each other more often is taken for one variable. */
const deepest = 10

/** A text with `<…>` for each variable. A variable may stand in another: `${file(roles/${opt:stage}.yml)}`. */
function textWithoutVariables(text: string): string {
  let made = text
  for (let level = 0; level < deepest; level += 1) {
    const replaced = made.replace(variable, '<$1>')
    if (replaced === made) return made
    made = replaced
  }
  return made.search(variable) < 0 ? made : '<a variable in too many others>'
}

function withoutVariables(value: unknown, places: Places): unknown {
  if (typeof value === 'string') return textWithoutVariables(value)
  if (Array.isArray(value)) {
    const list = value.map((item) => withoutVariables(item, places))
    places.copied(list, value)
    return list
  }
  if (!isRecord(value)) return value
  const made = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutVariables(item, places)]),
  )
  places.copied(made, value)
  return made
}
