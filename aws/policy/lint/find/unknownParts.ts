import { isLeadingKey } from '../conditions.ts'
import { isRecord } from '../isRecord.ts'
import type { UnreadPlace } from '../PolicyToLint.ts'
import type { Places } from '../read/Places.ts'

/**
 * The parts of a policy that only a deployment or another file tells: statements, actions, conditions and the keys to
 * compare with. Each is a place that was not read.
 *
 * @param statements as they stand in the policy
 * @param policy what people call the policy
 * @returns the statements that can be judged, and the places
 */
export function unknownParts(
  statements: readonly unknown[],
  policy: string,
  offset: number,
  places: Places,
): { known: unknown[]; unread: UnreadPlace[] } {
  const unread: UnreadPlace[] = []
  const add = (part: string, at: number | undefined, text: string) => {
    unread.push({ offset: at ?? offset, name: `${policy}, ${part}`, ...sourceOf(text) })
  }
  const known = statements.filter((statement, index) => {
    const name =
      isRecord(statement) && typeof statement.Sid === 'string' ? statement.Sid : `Statement[${index}]`
    if (isUnknown(statement)) {
      add(name, places.find(statements, index), statement)
      return false
    }
    if (!isRecord(statement)) return true
    for (const element of ['Action', 'NotAction']) {
      const written = [statement[element]].flat()
      const text = written.find((each) => typeof each === 'string' && /<[^<>]+>/.test(each))
      if (text !== undefined) add(`${name}.${element}`, places.find(statement, element), String(text))
    }
    const { Condition } = statement
    const condition = [Condition, ...(isRecord(Condition) ? Object.values(Condition) : [])].find(isUnknown)
    if (condition !== undefined) add(`${name}.Condition`, places.find(statement, 'Condition'), condition)
    for (const [operator, keys] of Object.entries(isRecord(Condition) ? Condition : {})) {
      for (const [key, value] of Object.entries(isRecord(keys) ? keys : {})) {
        const values = [value].flat()
        // A single text at the most opens one partition; a pattern may open all.
        const unknown = values.length === 1 || /Like/.test(operator) ? values.find(isUnknown) : undefined
        if (unknown !== undefined && isLeadingKey(key) && isRecord(keys)) {
          add(`${name}.Condition.${operator}.${key}`, places.find(keys, key), unknown)
        }
      }
    }
    // Without its condition, a statement would look open.
    return condition === undefined
  })
  return { known, unread }
}

/** Whether a text stands for a value that is not in this file. A variable of IAM that Fn::Sub took for its own does not. */
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
