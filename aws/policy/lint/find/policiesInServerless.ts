import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found } from '../PolicyToLint.ts'
import type { Places } from '../read/Places.ts'
import { policiesIn, type Spot } from './policiesIn.ts'
import { isTemplate, policiesInTemplate } from './policiesInTemplate.ts'

/** Whether a value is a configuration of the Serverless Framework. */
export function isServerless(value: unknown): value is JsonMembers {
  return isRecord(value) && 'service' in value && (isRecord(value.provider) || isRecord(value.functions))
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
  const provider = membersOf(known.provider)
  const add = (more: Found) => {
    found.policies.push(...more.policies)
    found.unread.push(...more.unread)
  }
  const search = (holder: JsonMembers, key: string, name: string) => {
    const offset = spot.places.find(holder, key) ?? spot.offset
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
    if (typeof text !== 'string' || !isElsewhere(text) || (key === 'role' && !text.startsWith('<file')))
      return
    found.unread.push({ offset: spot.places.find(holder, key) ?? spot.offset, name, ...reasonFor(text) })
  }
  elsewhere(known, 'provider', 'provider')
  elsewhere(provider, 'iam', 'provider.iam')
  elsewhere(membersOf(provider.iam), 'role', 'provider.iam.role')
  search(membersOf(membersOf(provider.iam).role), 'statements', 'provider.iam.role.statements')
  search(provider, 'iamRoleStatements', 'provider.iamRoleStatements')
  for (const [name, each] of Object.entries(membersOf(known.functions))) {
    const own = membersOf(each)
    search(own, 'iamRoleStatements', `functions.${name}.iamRoleStatements`)
    search(membersOf(membersOf(own.iam).role), 'statements', `functions.${name}.iam.role.statements`)
  }
  const { resources } = known
  const offset = spot.places.find(known, 'resources') ?? spot.offset
  for (const part of [resources].flat()) {
    // Additions to resources that the framework makes, such as the functions' role.
    add(
      policiesIn(membersOf(part).extensions, {
        ...spot,
        name: 'resources.extensions',
        key: 'extensions',
        offset,
      }),
    )
    if (typeof part === 'string') found.unread.push({ offset, name: 'resources', ...reasonFor(part) })
    else if (isTemplate(part)) add(policiesInTemplate(part, spot))
    else if (isRecord(part) && typeof part.Resources === 'string') {
      found.unread.push({ offset, name: 'resources.Resources', ...reasonFor(part.Resources) })
    }
  }
  return found
}

const lambdaTrust = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
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
  return isElsewhere(text)
    ? { reason: `is taken from ${text.slice(1, -1)}, which this file does not hold` }
    : { reason: 'is a text that is no policy' }
}

/** A variable of the framework that stands for a whole value. */
function isElsewhere(text: string): boolean {
  return /^<(file|self|ssm|cf|param|env|opt|s3|terraform)\b.*>$/s.test(text)
}

/** The framework's own variables; a policy's (`${aws:username}`, `${cognito-identity.amazonaws.com:sub}`) stay. */
const variable =
  /\$\{((self|opt|env|sls|param|file|ssm|cf|s3|terraform|output|strToBool|custom)\b[^{}]*|aws:(accountId|region))\}/g

function withoutVariables(value: unknown, places: Places): unknown {
  if (typeof value === 'string') return value.replace(variable, '<$1>')
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
