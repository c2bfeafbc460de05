/** Where a request arrives, and the tables there. */
export interface Database {
  region: string
  /** The account's number, or a word in its place while it is unknown. */
  account: string
  /** By name. */
  tables: ReadonlyMap<string, TableKeys>
}

export interface TableKeys extends KeyNames {
  /** By name. */
  indexes: ReadonlyMap<string, KeyNames>
}

/** Names of the key attributes of a table or an index. */
export interface KeyNames {
  partitionKey: string
  sortKey: string | undefined
}
