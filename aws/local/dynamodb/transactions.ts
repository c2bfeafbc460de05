import { elementsOf, membersOf } from '../../policy/request/json.ts'
import { AwsError } from '../AwsError.ts'
import type { Change, Item, Table } from './Dynalite.ts'
import { engineOperations } from './engineOperations.ts'
import { invalid } from './invalid.ts'
import { dynalite } from './mendedDynalite.ts'
import type { OpenTables } from './OpenTables.ts'
import { run } from './run.ts'
import { type TransactionTokens, tokenOf } from './TransactionTokens.ts'
import { toAwsError } from './validateInput.ts'
import { itemOf, withItem, writeItems } from './writeItems.ts'

type Members = Readonly<Record<string, unknown>>

interface Part {
  /** `Put` */
  kind: string
  input: Members
  table: Table
}

/** The reason why a part cancels its transaction. `None` for a part that does not cancel it. */
interface Reason {
  Code: string
  Message?: string
  Item?: unknown
}

/** DynamoDB's limit for all items of a transaction, in bytes. */
const most = 4 * 1024 * 1024

/**
 * Runs TransactWriteItems: all parts or none.
 *
 * @param changes the engine's changes so far; each part adds its own
 * @throws AwsError TransactionCanceledException with a reason for each part, ValidationException,
 *   IdempotentParameterMismatchException, ResourceNotFoundException
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function transactWrite(
  open: OpenTables,
  input: Members,
  { tokens, now }: { tokens: TransactionTokens; now: number },
  changes: readonly Change[],
): Promise<object> {
  const token = tokenOf(input)
  if (token !== undefined && tokens.isMade(token, now)) return {}
  const parts = partsOf(open, input)
  const outputs = await runEach(parts, (part) => writePart(open, part, changes))
  refuseTooMuch(
    changes.map((change) => (change.type === 'put' && change.key.startsWith('item-') ? change.value : {})),
  )
  if (token !== undefined) await open.store.db.batch(tokens.changesFor(token, now))
  return consumed(input, outputs)
}

/**
 * Runs TransactGetItems. No write runs at the same time.
 *
 * @throws AwsError TransactionCanceledException, ValidationException, ResourceNotFoundException
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
 */
export async function transactGet(open: OpenTables, input: Members): Promise<object> {
  const parts = partsOf(open, input)
  const outputs = await runEach(parts, ({ input: get }) => runOperation(open, 'GetItem', get))
  refuseTooMuch(outputs.map(({ Item }) => Item))
  const Responses = outputs.map(({ Item }) => (Item === undefined ? {} : { Item }))
  return { Responses, ...consumed(input, outputs) }
}

function partsOf({ tables }: OpenTables, { TransactItems, ReturnConsumedCapacity }: Members): Part[] {
  const named = elementsOf(TransactItems).flatMap((item) => Object.entries(membersOf(item)))
  const parts: Part[] = []
  for (const [kind, each] of named) {
    const table = tables.get(String(membersOf(each).TableName))
    if (table === undefined) {
      throw new AwsError(
        'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
        'Requested resource not found',
      )
    }
    parts.push({ kind, input: { ...membersOf(each), ReturnConsumedCapacity }, table })
  }
  const keys = parts.map(keyOf).filter((key) => key !== undefined)
  if (new Set(keys).size < keys.length) {
    throw invalid('Transaction request cannot include multiple operations on one item')
  }
  return parts
}

/** Undefined for a key that does not fit the table. Such a part fails when it runs. */
function keyOf({ input, table }: Part): string | undefined {
  const { Key, Item } = input
  // The validation has checked that both are maps of values.
  const key = (Key ?? Item) as Item
  const fault = Key === undefined ? dynalite.validateItem(key, table) : dynalite.validateKey(key, table)
  return fault ? undefined : `${table.TableName}/${dynalite.createKey(key, table)}`
}

/** Runs every part, even after a failure, to collect all reasons. */
async function runEach(
  parts: readonly Part[],
  runPart: (part: Part) => Promise<Members>,
): Promise<Members[]> {
  const outputs: Members[] = []
  const reasons: Reason[] = []
  for (const part of parts) {
    try {
      outputs.push(await runPart(part))
      reasons.push({ Code: 'None' })
    } catch (error) {
      reasons.push(reasonOf(error))
    }
  }
  if (outputs.length < parts.length) throw canceled(reasons)
  return outputs
}

function writePart(
  open: OpenTables,
  { kind, input, table }: Part,
  changes: readonly Change[],
): Promise<Members> {
  if (kind === 'ConditionCheck') return checkCondition(open, input, table)
  return writeItems(open, { operation: `${kind}Item`, input, tables: [table.TableName] }, changes)
}

async function checkCondition(open: OpenTables, input: Members, table: Table): Promise<Members> {
  // The validation has checked that this is a map of values.
  const key = input.Key as Item
  const fault = dynalite.validateKey(key, table)
  if (fault) throw toAwsError(fault)
  const failed = dynalite.checkConditional(input, await itemOf(open.store, table, key))
  if (failed) throw await withItem(open, toAwsError(failed), input)
  return {}
}

function runOperation({ store }: OpenTables, operation: string, input: Members): Promise<Members> {
  const known = engineOperations.get(operation)
  if (known === undefined) throw new Error(`the engine has no ${operation}`)
  return run(store, known.run, input)
}

/** The reason of a part's error. Some errors are the whole request's; those are thrown. */
function reasonOf(error: unknown): Reason {
  if (!(error instanceof AwsError)) throw error
  const { type, message, members } = error
  if (type.endsWith('#ConditionalCheckFailedException')) {
    return { Code: 'ConditionalCheckFailed', Message: message, ...members }
  }
  const isOfRequest = /cannot contain an empty|nested levels/.test(message)
  if (!type.endsWith('#ValidationException') || isOfRequest) throw error
  return { Code: 'ValidationError', Message: message }
}

function canceled(reasons: readonly Reason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return new AwsError(
    'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  )
}

function refuseTooMuch(items: readonly unknown[]): void {
  const bytes = items.reduce((sum: number, item) => sum + dynalite.itemSize((item ?? {}) as Item), 0)
  // Unlike AWS: the text is from its documentation. The service's own text is not known.
  if (bytes > most) throw invalid('The aggregate size of the items in the transaction exceeds 4 MB')
}

/** A part costs twice as much in a transaction as by itself. */
function consumed({ ReturnConsumedCapacity }: Members, outputs: readonly Members[]): object {
  if (ReturnConsumedCapacity !== 'TOTAL' && ReturnConsumedCapacity !== 'INDEXES') return {}
  const units = new Map<string, number>()
  for (const { ConsumedCapacity } of outputs) {
    const { TableName, CapacityUnits } = membersOf(ConsumedCapacity)
    if (typeof TableName !== 'string') continue
    units.set(TableName, (units.get(TableName) ?? 0) + 2 * Number(CapacityUnits))
  }
  return {
    ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })),
  }
}
