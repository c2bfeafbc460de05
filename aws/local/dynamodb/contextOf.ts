import type { Access } from './Access.ts'

/** The condition keys of an access. A key without a value is left out: an empty list would satisfy ForAllValues. */
export function contextOf(keys: {
  leadingKeys?: readonly (string | undefined)[]
  attributes?: Iterable<string>
  select?: string | undefined
  returnValues?: string | undefined
  returnConsumedCapacity?: string | undefined
  enclosingOperation?: string | undefined
  fullTableScan?: boolean | undefined
}): Access['context'] {
  const leadingKeys = (keys.leadingKeys ?? []).filter((key) => key !== undefined)
  const entries: [string, string | readonly string[] | undefined][] = [
    ['dynamodb:LeadingKeys', leadingKeys.length === 0 ? undefined : [...new Set(leadingKeys)]],
    ['dynamodb:Attributes', nonEmpty([...new Set(keys.attributes ?? [])])],
    ['dynamodb:Select', keys.select],
    ['dynamodb:ReturnValues', keys.returnValues],
    ['dynamodb:ReturnConsumedCapacity', keys.returnConsumedCapacity],
    ['dynamodb:EnclosingOperation', keys.enclosingOperation],
    ['dynamodb:FullTableScan', keys.fullTableScan === undefined ? undefined : String(keys.fullTableScan)],
  ]
  return new Map(
    entries.filter((entry): entry is [string, string | readonly string[]] => entry[1] !== undefined),
  )
}

function nonEmpty(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values
}
