/** What is used of dynalite's inside; the package ships no types. Its version is pinned, and tests hold it to this. */
declare module 'dynalite/db/index.js' {
  type Done = (error: unknown) => void

  export interface Iterator<Value> {
    all(): Promise<Value[]>
    close(): Promise<void>
    /** All that is left. */
    all(): Promise<unknown[]>
    /** What the engine calls when it needs no more, if it is there. */
    return?(): Promise<void>
  }

  export type Change = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

  /** All writes of the engine go through these three. */
  export interface Database {
    open(): Promise<void>
    close(): Promise<void>
    batch(changes: readonly Change[], done?: Done): Promise<void>
    put(key: string, value: unknown, done?: Done): Promise<void>
    del(key: string, done?: Done): Promise<void>
    /** All reads of more than one item go through these two. */
    keys(options?: object): Iterator<string>
    values(options?: object): Iterator<Item>
  }

  export interface Store {
    options: object
    tableDb: { awsAccountId: string; awsRegion: string }
    db: Database
    getTable(name: string, callback: (error: unknown, table?: Table) => void): void
  }

  /** A table's description, as DescribeTable answers it. */
  export interface Table {
    TableName: string
    TableArn: string
    TableStatus: string
    CreationDateTime: number
    AttributeDefinitions: readonly { AttributeName: string; AttributeType: string }[]
    KeySchema: readonly KeyElement[]
    GlobalSecondaryIndexes?: readonly TableIndex[]
    ProvisionedThroughput: object
    BillingModeSummary: object
    TableThroughputModeSummary: object
  }

  export interface TableIndex {
    IndexName: string
    IndexArn: string
    IndexStatus: string
    KeySchema: readonly KeyElement[]
    Projection: { ProjectionType: string; NonKeyAttributes?: readonly string[] | undefined }
    ProvisionedThroughput: object
  }

  interface KeyElement {
    AttributeName: string
    KeyType: string
  }

  /** Attribute names to values such as `{ S: "text" }`. */
  export type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>

  const db: {
    create(options: { createTableMs: number }): Store
    /** What a change of an item, from one to the other, puts into indexes. */
    getIndexActions(
      indexes: readonly TableIndex[],
      existing: Item | undefined,
      item: Item | undefined,
      table: Table,
    ): { puts: { index: string; key: string; item: Item }[] }
  }
  export default db
}

declare module 'dynalite/db/conditionParser.js' {
  export interface ConditionParser {
    /** The tree of an expression, or what is wrong with it. Throws at an error of syntax. */
    parse(text: string, options: object): object | string
  }
  const parser: ConditionParser
  export default parser
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(data: object, types: object): Record<string, unknown>
    checkValidations(data: object, types: object, custom: unknown, store: unknown): void
  }
  export default validations
}

declare module 'dynalite/validations/*.js' {
  const validation: { types: object; custom?: unknown }
  export default validation
}

declare module 'dynalite/actions/*.js' {
  import type { Store } from 'dynalite/db/index.js'

  const action: (store: Store, data: object, callback: (error: unknown, output?: object) => void) => void
  export default action
}
