import { isRecord } from './isRecord.ts'
import type { ConditionView, StatementView } from './PolicyView.ts'

type Operators = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A statement's Condition with some tests added and others taken out, as the element to write. */
export function changeCondition(
  { written }: StatementView,
  added: Operators,
  removed: readonly Pick<ConditionView, 'operator' | 'key'>[] = [],
): { Condition: unknown } {
  const Condition: Record<string, Record<string, unknown>> = {}
  for (const [operator, keys] of Object.entries(isRecord(written.Condition) ? written.Condition : {})) {
    const kept = Object.entries(isRecord(keys) ? keys : {}).filter(
      ([key]) => !removed.some((each) => each.operator === operator && each.key === key),
    )
    if (kept.length > 0) Condition[operator] = Object.fromEntries(kept)
  }
  for (const [operator, keys] of Object.entries(added))
    Condition[operator] = { ...Condition[operator], ...keys }
  return { Condition }
}

/** The value of a condition as it is written, intrinsic functions included. */
export function writtenValue({ written }: StatementView, { operator, key }: ConditionView): unknown {
  const keys = isRecord(written.Condition) ? written.Condition[operator] : undefined
  return isRecord(keys) ? keys[key] : undefined
}

/** The resources as they are written, functions included, in the order of the resolved ones. */
export function resourcesAsWritten({ written, resources }: StatementView): unknown[] {
  const listed = [written.Resource].flat()
  return listed.length === resources.length ? listed : [...resources]
}

/** A value with each text in it changed: a text, a list, or texts within functions. */
export function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => changeTexts(item, change))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, changeTexts(item, change)]))
}
