import type { KeyNames } from './Database.ts'
import { elementsOf, type JsonMembers, member, membersOf, textOf } from './json.ts'
import { equalitiesIn } from './namesIn.ts'

/**
 * The partition keys that a Query compares with, of the table or of the index that it reads. Where the keys of that are
 * not known, every equality counts.
 */
export function leadingKeysOfQuery(input: JsonMembers, keys: KeyNames | undefined): string[] {
  const values = membersOf(input.ExpressionAttributeValues)
  const aliases = membersOf(input.ExpressionAttributeNames)
  const inExpression = equalitiesIn(input.KeyConditionExpression, aliases).map(
    ([name, value]) => [name, member(values, value)] as const,
  )
  const inConditions = Object.entries(membersOf(input.KeyConditions)).flatMap(([name, condition]) => {
    const { ComparisonOperator, AttributeValueList } = membersOf(condition)
    if (ComparisonOperator !== 'EQ') return []
    return elementsOf(AttributeValueList).map((value) => [name, value] as const)
  })
  return [...inExpression, ...inConditions]
    .filter(([name]) => keys === undefined || name === keys.partitionKey)
    .flatMap(([, value]) => keyText(value))
}

/** The partition key of a key or an item. None where the table's keys are not known. */
export function leadingKeyOf(item: unknown, keys: KeyNames | undefined): string[] {
  return keys === undefined ? [] : keyText(member(membersOf(item), keys.partitionKey))
}

/** `{ S: 'x' }` → `['x']`. A value that is no key, or an empty one, is none. */
export function keyText(value: unknown): string[] {
  const { S, N, B } = membersOf(value)
  const text = textOf(S ?? N ?? B)
  return text === undefined ? [] : [text]
}
