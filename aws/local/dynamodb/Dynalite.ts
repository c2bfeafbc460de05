/** The parts of dynalite's inside that are used here. The package ships no types; its version is pinned, and tests hold it to this. */

type Done = (error: unknown) => void

export interface Dynalite {
  create(options: { createTableMs: number }): Store
  /** The index entries that a change of an item, from one to the other, makes. */
  getIndexActions(
    indexes: readonly TableIndex[],
    existing: Item | undefined,
    item: Item | undefined,
    table: Table,
  ): { puts: { index: string; key: string; item: Item }[] }
  /** The fault of a request's key, if it has one. */
  validateKey(key: Item, table: Table): Error | null | undefined
  /** The fault of an item's key attributes, if they have one. */
  validateItem(item: Item, table: Table): Error | null | undefined
  /** Under which key the database has an item. */
  createKey(item: Item, table: Table): string
  /** Why a condition does not hold. */
  checkConditional(input: object, item: Item | undefined): Error | null | undefined
  /** In bytes. */
  itemSize(item: Item): number
}

export interface Iterator<Value> {
  all(): Promise<Value[]>
  close(): Promise<void>
  /** The engine calls this, if it is there, when it needs no more. */
  return?(): Promise<void>
}

/** One change to the database. */
export type Change = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

/** All writes of the engine go through `batch`, `put` and `del`. */
export interface Database {
  open(): Promise<void>
  close(): Promise<void>
  get(key: string, done: (error: unknown, value?: unknown) => void): void
  batch(changes: readonly Change[], done?: Done): Promise<void>
  put(key: string, value: unknown, done?: Done): Promise<void>
  del(key: string, done?: Done): Promise<void>
  /** All reads of more than one item go through these two. */
  keys(options?: object): Iterator<string>
  values(options?: object): Iterator<Item>
  iterator(options?: object): Iterator<[key: string, value: unknown]>
}

export interface Store {
  tableDb: { awsAccountId: string; awsRegion: string }
  db: Database
  getTable(name: string, callback: (error: unknown, table?: Table) => void): void
  getItemDb(table: string): { get(key: string, done: (error: unknown, item?: Item) => void): void }
}

/** A table's description, as DescribeTable answers it. */
export interface Table {
  TableName: string
  TableArn: string
  TableId: string
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

export interface ConditionParser {
  /** The tree of an expression, or its fault in words. Throws at an error of syntax. */
  parse(text: string, options: object): object | string
}

export interface Validations {
  checkTypes(data: object, types: object): Record<string, unknown>
  checkValidations(data: object, types: object, custom: unknown, limits: object): void
}

export interface Rules {
  types: Readonly<Record<string, unknown>>
  custom?: ((data: object, limits: object) => string | undefined) | undefined
}

export type Operation = (
  store: Store,
  data: object,
  callback: (error: unknown, output?: Record<string, unknown>) => void,
) => void
