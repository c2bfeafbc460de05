import type { ConditionView } from './PolicyView.ts'

/** Whether a condition is a presence test, which holds only when its key is there: `Null: "false"`, or ForAnyValue of something. */
export function requiresKey({ quantifier, comparison, ifExists, values }: ConditionView): boolean {
  if (comparison === 'Null')
    return values.length > 0 && values.every((value) => value.toLowerCase() === 'false')
  return quantifier === 'ForAnyValue' && !ifExists
}
