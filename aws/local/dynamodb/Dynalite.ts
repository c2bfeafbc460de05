/**
 * The parts of dynalite that are used here. The package has no types. Its version is pinned, and tests compare it
 * with these types.
 */

type Done = (error: unknown) => void

export interface Dynalite {
  create(options: { createTableMs: number }): Store
  /** The index entries to put and delete when the item changes from one value to the other. */
  getIndexActions(
    indexes: readonly TableIndex[],
    existing: Item | undefined,
    item: Item | undefined,
    table: Table,
  ): { puts: { index: string; key: string; item: Item }[] }
  /** The fault of a request's key, if there is one. */
  validateKey(key: Item, table: Table): Error | null | undefined
  /** The fault of an item's key attributes, if there is one. */
  validateItem(item: Item, table: Table): Error | null | undefined
  /** The database's key for an item. */
  createKey(item: Item, table: Table): string
  /** The error of a condition that is not met. */
  checkConditional(input: object, item: Item | undefined): Error | null | undefined
  /** In bytes. */
  itemSize(item: Item): number
}

export interface Iterator<Value> {
  all(): Promise<Value[]>
  close(): Promise<void>
  /** The engine calls this, if it exists, when it needs no more values. */
  return?(): Promise<void>
}

/** One change to the database. */
export type Change = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

/** The engine writes with `batch`, `put` and `del` only. */
export interface Database {
  open(): Promise<void>
  close(): Promise<void>
  get(key: string, done: (error: unknown, value?: unknown) => void): void
  batch(changes: readonly Change[], done?: Done): Promise<void>
  put(key: string, value: unknown, done?: Done): Promise<void>
  del(key: string, done?: Done): Promise<void>
  /** The engine reads several items with these two only. */
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

/** A table's description, as in the answer of DescribeTable. */
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
  /** The tree of an expression, or the text of its fault. Throws at a syntax error. */
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
