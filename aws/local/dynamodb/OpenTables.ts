import type { Store, Table } from './Dynalite.ts'

/** The engine's database, and its tables as they describe themselves, by name. */
export interface OpenTables {
  store: Store
  tables: ReadonlyMap<string, Table>
}
