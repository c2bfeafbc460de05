import { isLeadingKey } from '../conditions.ts'
import { coveredActions } from '../coveredActions.ts'
import { isRecord } from '../isRecord.ts'
import type { UnreadPlace } from '../PolicyToLint.ts'
import type { Places } from '../read/Places.ts'
import { standInFor } from './standInFor.ts'

/**
 * The parts of a policy that only a deployment or another file tells: statements, actions, resources, principals,
 * conditions and the keys to compare with. Each is a place that was not read.
 *
 * @param written the statements as they stand in the policy
 * @param policy what people call the policy
 * @returns the statements that can be judged, with texts for what is unknown, and the places
 */
export function unknownParts(
  written: readonly unknown[],
  policy: string,
  offset: number,
  places: Places,
): { known: unknown[]; unread: UnreadPlace[] } {
  const unread: UnreadPlace[] = []
  const known = written.flatMap((original, index) => {
    const statement = standInFor(original, places)
    const name =
      isRecord(statement) && typeof statement.Sid === 'string' ? statement.Sid : `Statement[${index}]`
    const add = (part: string, at: number | undefined, text: string) => {
      unread.push({ offset: at ?? offset, name: `${policy}, ${name}${part}`, ...sourceOf(text) })
    }
    if (isUnknown(statement)) {
      add('', places.find(written, index), statement)
      return []
    }
    if (!isRecord(statement)) return [statement]
    const before = JSON.stringify(original)
    const isNew = (text: string) => !before.includes(JSON.stringify(text))
    for (const [element, text] of unknownElements(statement, isNew)) {
      add(`.${element}`, places.find(statement, element), text)
    }
    const { Condition } = statement
    const condition = [Condition, ...(isRecord(Condition) ? Object.values(Condition) : [])].find(isUnknown)
    if (condition !== undefined) add('.Condition', places.find(statement, 'Condition'), condition)
    for (const [operator, keys] of Object.entries(isRecord(Condition) ? Condition : {})) {
      for (const [key, value] of Object.entries(isRecord(keys) ? keys : {})) {
        const text = unknownValue(operator, key, textsIn(value), isNew)
        if (text !== undefined && isRecord(keys)) {
          add(`.Condition.${operator}.${key}`, places.find(keys, key), text)
        }
      }
    }
    // Without its condition, a statement would look open.
    return condition === undefined ? [statement] : []
  })
  return { known, unread }
}

/** The elements with an unknown text that the verdict depends on. */
function unknownElements(
  { Action, NotAction, Resource, NotResource, Principal, NotPrincipal }: Readonly<Record<string, unknown>>,
  isNew: (text: string) => boolean,
): [element: string, text: string][] {
  const [actions, notActions] = [textsIn(Action), textsIn(NotAction)]
  const isPartial = (text: string) => /<[^<>]+>/.test(text)
  const isAboutDynamodb =
    coveredActions({ actions, notActions }).length > 0 || [...actions, ...notActions].some(isPartial)
  const letsPeopleIn =
    isAboutDynamodb || actions.some((action) => /^(sts:.*(WebIdentity|\*)|\*)$/i.test(action))
  // An attribute of a table that is called Arn is the table's ARN. Any other text may be `*`.
  const mayBeAll = (text: string) => isPartial(text) && isNew(text) && !/^<[^<>]+\.arn>(\/|$)/i.test(text)
  const found = {
    Action: actions.find(isPartial),
    NotAction: notActions.find(isPartial),
    Resource: isAboutDynamodb ? textsIn(Resource).find(mayBeAll) : undefined,
    NotResource: isAboutDynamodb ? textsIn(NotResource).find(mayBeAll) : undefined,
    Principal: letsPeopleIn ? principalsIn(Principal).find(isNobodyKnown) : undefined,
    NotPrincipal: letsPeopleIn ? principalsIn(NotPrincipal).find(isNobodyKnown) : undefined,
  }
  return Object.entries(found).flatMap(([element, text]): [string, string][] =>
    text === undefined ? [] : [[element, text]],
  )
}

/** The text of a condition that leaves open whose rows it is about, or who gets the role. */
function unknownValue(
  operator: string,
  key: string,
  values: readonly string[],
  isNew: (text: string) => boolean,
): string | undefined {
  const isPattern = /Like/.test(operator)
  if (/^dynamodb:FullTableScan$|^cognito-identity\.amazonaws\.com:amr$/i.test(key))
    return values.find(isUnknown)
  if (/^cognito-identity\.amazonaws\.com:aud$/i.test(key))
    return isPattern ? values.find(isUnknown) : undefined
  if (!isLeadingKey(key)) return undefined
  // An unknown text opens one partition at most. An unknown pattern may open all.
  return values.find((text) => isUnknown(text) && (values.length === 1 || isPattern || isNew(text)))
}

/** A principal that only a deployment tells. The ARN of a role of the same template is somebody in particular. */
function isNobodyKnown(principal: string): boolean {
  return isUnknown(principal) && !/\.arn>$/i.test(principal)
}

function principalsIn(value: unknown): string[] {
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : textsIn(value)
}

function textsIn(value: unknown): string[] {
  return [value].flat().filter((each) => typeof each === 'string')
}

/**
 * Whether a text stands for a value that is not in this file. `<aws:username>` does not count: it is a variable of IAM that
 * Fn::Sub replaced, and `variable-in-sub` finds it.
 */
export function isUnknown(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^<.+>$/s.test(value) &&
    !/^<(aws|cognito-|accounts|graph|www)[\w.-]*:/.test(value)
  )
}

/** Where a value comes from, for a place that was not read: `<file(policies.yml)>`, or `<Statements>` of a parameter. */
export function sourceOf(text: string): Pick<UnreadPlace, 'reason'> {
  const [, source = text] = /<(.+)>/s.exec(text) ?? []
  return { reason: `comes from ${source}, whose value is not in this file` }
}
