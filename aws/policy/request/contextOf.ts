import type { Context } from './Access.ts'

/** Builds the condition keys of an access. Leaves out every key without a value. */
export function contextOf(keys: {
  leadingKeys?: Iterable<string>
  attributes?: Iterable<string>
  select?: string | undefined
  returnValues?: string | undefined
  returnConsumedCapacity?: string | undefined
  enclosingOperation?: string | undefined
  fullTableScan?: boolean | undefined
}): Context {
  const context = new Map<string, string | readonly string[]>()
  const lists = { LeadingKeys: keys.leadingKeys, Attributes: keys.attributes }
  for (const [name, values] of Object.entries(lists)) {
    const different = [...new Set(values)].filter((value) => value !== '')
    if (different.length > 0) context.set(`dynamodb:${name}`, different)
  }
  const texts = {
    Select: keys.select,
    ReturnValues: keys.returnValues,
    ReturnConsumedCapacity: keys.returnConsumedCapacity,
    EnclosingOperation: keys.enclosingOperation,
    FullTableScan: keys.fullTableScan?.toString(),
  }
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && value !== '') context.set(`dynamodb:${name}`, value)
  }
  return context
}
