import type { Database, KeyNames, TableKeys } from './Database.ts'

const name = /^[a-zA-Z0-9_.-]{3,255}$/
const arn = /^arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table\/([a-zA-Z0-9_.-]{3,255})$/

/** A table as a request names it. */
export interface NamedTable {
  name: string
  arn: string
  /** False for a table of another account or Region. */
  isHere: boolean
  /** Undefined for a table that the database does not have. */
  keys: TableKeys | undefined
}

/**
 * Finds the table that a request names, by name or by ARN as AWS allows. Undefined for anything else: no wildcard gets
 * into an ARN.
 */
export function findTable(given: unknown, { region, account, tables }: Database): NamedTable | undefined {
  if (typeof given !== 'string') return undefined
  const here = `arn:aws:dynamodb:${region}:${account}:table/`
  if (name.test(given)) return { name: given, arn: here + given, isHere: true, keys: tables.get(given) }
  const named = arn.exec(given)?.[1]
  if (named === undefined) return undefined
  return { name: named, arn: given, isHere: given === here + named, keys: tables.get(named) }
}

/** The ARN and the keys of a table or of its index; undefined where the index's name is no name. */
export function findTarget(
  table: NamedTable,
  index: unknown,
): { resource: string; keys: KeyNames | undefined } | undefined {
  if (index === undefined || index === null) return { resource: table.arn, keys: table.keys }
  if (typeof index !== 'string' || !name.test(index)) return undefined
  return { resource: `${table.arn}/index/${index}`, keys: table.keys?.indexes.get(index) }
}
