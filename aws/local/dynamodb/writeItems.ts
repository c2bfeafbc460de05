import { AwsError } from '../AwsError.ts'
import { checkChanges } from './checkChanges.ts'
import type { Change, Item, Store, Table } from './Dynalite.ts'
import { engineOperations } from './engineOperations.ts'
import { dynalite } from './mendedDynalite.ts'
import type { OpenTables } from './OpenTables.ts'
import { run } from './run.ts'

interface Write {
  /** `PutItem`, `UpdateItem`, `DeleteItem` or `BatchWriteItem`. */
  operation: string
  input: Readonly<Record<string, unknown>>
  /** Names of the tables that the operation writes into. */
  tables: readonly string[]
}

/**
 * Runs an operation that writes, and refuses changes that AWS refuses.
 *
 * @param changes the engine's changes so far; the operation adds its own
 * @throws AwsError; a ConditionalCheckFailedException has the item if the request asks for it
 */
export async function writeItems(
  open: OpenTables,
  { operation, input, tables }: Write,
  changes: readonly Change[],
): Promise<Record<string, unknown>> {
  const known = engineOperations.get(operation)
  if (known === undefined) throw new Error(`the engine has no ${operation}`)
  const before = changes.length
  const output = await run(open.store, known.run, input).catch(async (error) => {
    throw await withItem(open, error, input)
  })
  for (const name of tables) {
    const table = open.tables.get(name)
    if (table !== undefined) checkChanges(changes.slice(before), operation, table)
  }
  return output
}

/**
 * The error of a failed condition, with the stored item if the request asks for it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export async function withItem(
  { store, tables }: OpenTables,
  error: unknown,
  input: Write['input'],
): Promise<unknown> {
  if (!(error instanceof AwsError) || !error.type.endsWith('#ConditionalCheckFailedException')) return error
  if (input.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') return error
  const table = tables.get(String(input.TableName))
  const item = table && (await itemOf(store, table, (input.Key ?? input.Item) as Item))
  return item === undefined ? error : new AwsError(error.type, error.message, error.status, { Item: item })
}

/** The item with this key; undefined if there is none. */
export function itemOf(store: Store, table: Table, key: Item): Promise<Item | undefined> {
  return new Promise((resolve) => {
    store
      .getItemDb(table.TableName)
      .get(dynalite.createKey(key, table), (error, item) => resolve(error ? undefined : item))
  })
}
