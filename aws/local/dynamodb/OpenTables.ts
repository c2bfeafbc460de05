import type { Store, Table } from './Dynalite.ts'

/** The engine's database, and the description of each table by name. */
export interface OpenTables {
  store: Store
  tables: ReadonlyMap<string, Table>
}
