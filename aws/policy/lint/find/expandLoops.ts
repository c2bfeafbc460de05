import { type References, resolveValue } from '../../../template/resolveValue.ts'
import { membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Places } from '../read/Places.ts'

/** More rounds than CloudFormation lets a template have. */
const most = 10_000

/**
 * A template's value with each `Fn::ForEach` written out, as CloudFormation does before anything else.
 *
 * @param unread told of a loop that is not followed
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export function expandLoops(
  value: unknown,
  references: References,
  places: Places,
  unread: (holder: object, loop: string, reason: string) => void,
): unknown {
  let rounds = 0
  const expand = (item: unknown): unknown => {
    if (Array.isArray(item)) {
      const list = item.map(expand)
      if (list.every((each, index) => each === item[index])) return item
      places.copied(list, item)
      return list
    }
    if (!isRecord(item)) return item
    const members = Object.entries(item).flatMap(([key, member]): [string, unknown][] => {
      if (!key.startsWith('Fn::ForEach::')) return [[key, expand(member)]]
      const [identifier, collection, body] = Array.isArray(member) ? member : []
      const values = listOf(resolveValue(collection, references))
      if (values === undefined || !isRecord(body) || typeof identifier !== 'string') {
        unread(item, key, 'is a loop that cannot be followed')
        return []
      }
      rounds += values.length
      if (rounds > most) {
        unread(item, key, `makes more than ${most} rounds`)
        return []
      }
      return values.flatMap((each) =>
        Object.entries(membersOf(expand(replaceIn(body, identifier, each, places)))),
      )
    })
    if (members.every(([key, member]) => item[key] === member)) return item
    const expanded = Object.fromEntries(members)
    places.copied(expanded, item)
    return expanded
  }
  return expand(value)
}

function listOf(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value !== 'string') return undefined
  // If the template does not hold the list, one item stands for all of them.
  return value.split(',').map((item) => item.trim())
}

/** One round of a loop: `${Table}` and `&{Table}` in names and texts, and `!Ref Table`. */
function replaceIn(value: unknown, identifier: string, by: string, places: Places): unknown {
  const inText = (text: string) =>
    text.replaceAll(`\${${identifier}}`, by).replaceAll(`&{${identifier}}`, by.replace(/[^A-Za-z0-9]/g, ''))
  const replace = (item: unknown): unknown => {
    if (typeof item === 'string') return inText(item)
    if (Array.isArray(item)) {
      const list = item.map(replace)
      places.copied(list, item)
      return list
    }
    if (!isRecord(item)) return item
    if (Object.keys(item).length === 1 && item.Ref === identifier) return by
    const made = Object.fromEntries(
      Object.entries(item).map(([key, member]) => [inText(key), replace(member)]),
    )
    places.copied(made, item)
    return made
  }
  return replace(value)
}
