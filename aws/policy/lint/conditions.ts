import type { ConditionView, StatementView } from './PolicyView.ts'

/**
 * The condition keys that hold the partition key's value: `FirstPartitionKeyValues` is another name for `LeadingKeys`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function isLeadingKey(key: string): boolean {
  return ['dynamodb:leadingkeys', 'dynamodb:firstpartitionkeyvalues'].includes(key.toLowerCase())
}

/** A statement's conditions on the leading keys: all of them, and those that compare the keys. */
export function onLeadingKeys({ conditions }: StatementView): {
  all: ConditionView[]
  comparing: ConditionView[]
} {
  const all = conditions.filter(({ key }) => isLeadingKey(key))
  return { all, comparing: all.filter(({ comparison }) => comparison !== 'Null') }
}

/** The condition on the attributes that a request names, if a statement has one. */
export function onAttributes({ conditions }: StatementView): ConditionView | undefined {
  return conditions.find(
    ({ key, comparison }) => key.toLowerCase() === 'dynamodb:attributes' && comparison !== 'Null',
  )
}

/** Whether a condition holds for a request that does not carry its key: ForAllValues, IfExists, a negation. */
export function holdsWithoutKey({ quantifier, comparison, ifExists, values }: ConditionView): boolean {
  if (comparison === 'Null') return values.some((value) => value.toLowerCase() === 'true')
  if (ifExists || quantifier === 'ForAllValues') return true
  return quantifier === undefined && /Not/.test(comparison)
}
