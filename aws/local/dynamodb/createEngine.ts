import dynalite from 'dynalite/db/index.js'
import type { TableKeys } from '../../policy/request/Database.ts'
import { tableKeysOf } from '../../policy/request/tableKeysOf.ts'
import type { AuthorizedRequest } from '../authorization/AuthorizedRequest.ts'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import type { Journal } from '../state/Journal.ts'
import { NotKeptError } from '../state/NotKeptError.ts'
import { closeIterators } from './closeIterators.ts'
import { engineOperations } from './engineOperations.ts'
import { keepInJournal } from './keepInJournal.ts'
import { openTable } from './openTable.ts'
import type { TableProperties } from './tableProperties.ts'
import { toAwsError } from './validateInput.ts'

export interface Engine {
  /** The keys of every table there is. */
  tables: ReadonlyMap<string, TableKeys>
  /** Makes a table, or takes up the one of the last time. */
  createTable(definition: TableProperties): Promise<void>
  /** @throws AwsError, NotEmulatedError for what was allowed and cannot be run */
  execute(request: AuthorizedRequest): Promise<object>
  close(): Promise<void>
}

/**
 * The database: dynalite in process, without its server. It takes only what was authorized, and runs the very
 * object that the authorization looked at.
 *
 * @param settings.journal where items are kept; in memory when undefined
 */
export async function createEngine(settings: {
  journal: Journal | undefined
  region: string
  account: string
}): Promise<Engine> {
  const store = dynalite.create({ createTableMs: 0 })
  // Else it takes them from the environment, for the ARNs that it makes.
  Object.assign(store.tableDb, { awsRegion: settings.region, awsAccountId: settings.account })
  await store.db.open()
  closeIterators(store.db)
  if (settings.journal !== undefined) await keepInJournal(store.db, settings.journal)
  const tables = new Map<string, TableKeys>()
  return {
    tables,
    async createTable(definition) {
      await openTable(store, definition, settings)
      tables.set(definition.TableName, tableKeysOf(definition))
    },
    execute({ operation, input }) {
      const run = engineOperations.get(operation)?.run
      if (run === undefined) throw new NotEmulatedError(`DynamoDB's ${operation}`)
      return call((callback) => run(store, input, callback))
    },
    async close() {
      await store.db.close()
    },
  }
}

function call(start: (callback: (error: unknown, output?: object) => void) => void): Promise<object> {
  return new Promise((resolve, reject) => {
    start((error, output = {}) => {
      if (error instanceof NotKeptError) reject(error)
      else if (error) reject(toAwsError(error))
      else resolve(output)
    })
  })
}
