import type { Database, TableKeys } from '../../policy/request/Database.ts'
import { membersOf } from '../../policy/request/json.ts'
import { tableKeysOf } from '../../policy/request/tableKeysOf.ts'
import type { AuthorizedRequest } from '../authorization/AuthorizedRequest.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import type { Journal } from '../state/Journal.ts'
import { checkRead } from './checkRead.ts'
import { closeIterators } from './closeIterators.ts'
import type { Item, Table } from './Dynalite.ts'
import { describeOperations } from './describeOperations.ts'
import { engineOperations } from './engineOperations.ts'
import { entriesOf } from './entriesOf.ts'
import { keepInJournal } from './keepInJournal.ts'
import { dynalite } from './mendedDynalite.ts'
import { openTable, within } from './openTable.ts'
import { run } from './run.ts'
import { TransactionTokens } from './TransactionTokens.ts'
import type { TableProperties } from './tableProperties.ts'
import { transactGet, transactWrite } from './transactions.ts'
import { writeAtOnce } from './writeAtOnce.ts'
import { writeItems } from './writeItems.ts'

export interface Engine {
  /** The key schema of every table. */
  tables: Database['tables']
  /** Creates a table, or opens the stored one. */
  createTable(definition: TableProperties): Promise<void>
  /**
   * Puts items with new keys into a table, all or none. Not for requests, which need `execute`: the demo's 10,000
   * agents take three seconds as requests.
   *
   * @throws AwsError ValidationException, NotKeptError
   */
  fillTable(name: string, items: readonly Item[]): Promise<void>
  /** @throws AwsError, NotKeptError, NotEmulatedError for an allowed request that the engine cannot run */
  execute(request: AuthorizedRequest): Promise<object>
  close(): Promise<void>
}

/**
 * The database: dynalite in process, without its server. It takes authorized requests only, and runs the same object
 * that was authorized.
 *
 * Writes and transactions run one after the other, each as one batch. No reader sees half of a batch, and after a
 * kill all of it is stored or nothing.
 *
 * @param settings.journal where items are kept; in memory when undefined
 * @param settings.now milliseconds since the epoch
 */
export async function createEngine(settings: {
  journal: Journal | undefined
  region: string
  account: string
  now?: () => number
}): Promise<Engine> {
  const { now = Date.now } = settings
  const store = dynalite.create({ createTableMs: 0 })
  // The engine puts both into ARNs. By default it reads them from environment variables.
  Object.assign(store.tableDb, { awsRegion: settings.region, awsAccountId: settings.account })
  await store.db.open()
  closeIterators(store.db)
  if (settings.journal !== undefined) await keepInJournal(store.db, settings.journal)
  const tokens = new TransactionTokens(await store.db.iterator(within(TransactionTokens.prefix)).all())
  const writes = writeAtOnce(store.db, (changes) => tokens.made(changes))
  const keys = new Map<string, TableKeys>()
  const tables = new Map<string, Table>()
  const open = { store, tables }
  const definitions = new Map<string, TableProperties>()

  async function execute({ operation, input }: AuthorizedRequest): Promise<object> {
    const name = String(input.TableName)
    const describe = describeOperations.get(operation)
    if (describe !== undefined) {
      return describe({ store, name, table: tables.get(name), definition: definitions.get(name) })
    }
    switch (operation) {
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return writes.atOnce((changes) => writeItems(open, { operation, input, tables: [name] }, changes))
      case 'BatchWriteItem': {
        const named = Object.keys(membersOf(input.RequestItems))
        return writes.atOnce((changes) => writeItems(open, { operation, input, tables: named }, changes))
      }
      case 'TransactWriteItems':
        return writes.atOnce((changes) => transactWrite(open, input, { tokens, now: now() }, changes))
      case 'TransactGetItems':
        return writes.atOnce(() => transactGet(open, input))
      case 'Query':
      case 'Scan': {
        const table = tables.get(name)
        if (table !== undefined) checkRead(input, table)
      }
    }
    const known = engineOperations.get(operation)
    if (known === undefined) throw new NotEmulatedError(`DynamoDB's ${operation}`)
    return run(store, known.run, input)
  }

  return {
    tables: keys,
    async createTable(definition) {
      const { TableName } = definition
      tables.set(TableName, await writes.atOnce(() => openTable(store, definition, settings)))
      keys.set(TableName, tableKeysOf(definition))
      definitions.set(TableName, definition)
    },
    fillTable: (name, items) =>
      writes.atOnce(async () => {
        const table = tables.get(name)
        if (table === undefined) throw new Error(`there is no table ${name}`)
        await store.db.batch(entriesOf(table, items))
      }),
    execute,
    async close() {
      await store.db.close()
    },
  }
}
