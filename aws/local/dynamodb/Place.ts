/** Where a request arrived, and the keys of the tables there. */
export interface Place {
  region: string
  account: string
  tables: ReadonlyMap<string, TableKeys>
}

export interface TableKeys {
  partitionKey: string
  sortKey: string | undefined
}
