import type { ConditionView } from './PolicyView.ts'

/** Whether a condition holds of a request that does not carry its key: ForAllValues, IfExists, a negation. */
export function holdsWithoutKey({ quantifier, comparison, ifExists, values }: ConditionView): boolean {
  if (comparison === 'Null') return values.some((value) => value.toLowerCase() === 'true')
  if (ifExists || quantifier === 'ForAllValues') return true
  return quantifier === undefined && /Not/.test(comparison)
}
