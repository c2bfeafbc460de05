import dynalite, { type Store, type Table, type TableIndex } from 'dynalite/db/index.js'
import type { TableProperties } from './tableProperties.ts'

/** Where a table is: the engine makes ARNs of it. */
interface Home {
  region: string
  account: string
}

/**
 * Makes a table, or takes up the one of the last time. An index that the table does not have yet is filled from its items,
 * and one that the definition no longer has is emptied.
 */
export async function openTable(store: Store, definition: TableProperties, home: Home): Promise<void> {
  const { TableName, AttributeDefinitions, GlobalSecondaryIndexes = [] } = definition
  const existing = await findTable(store, TableName)
  const table = existing ?? newTable(definition, home)
  const wanted = GlobalSecondaryIndexes.map(
    (index): TableIndex => ({ ...index, ...madeUp(table.TableArn, index) }),
  )
  const had = table.GlobalSecondaryIndexes ?? []
  const kept = had.filter((index) => wanted.some((other) => isSame(index, other)))
  const fresh = wanted.filter((index) => !kept.some((other) => isSame(index, other)))
  if (existing !== undefined && fresh.length === 0 && kept.length === had.length) return

  // A kill at any moment leaves a table that names only the indexes that are whole.
  await putTable(store, { ...table, GlobalSecondaryIndexes: kept })
  for (const index of [...had.filter((each) => !kept.includes(each)), ...fresh]) {
    await emptyIndex(store, TableName, index)
  }
  const whole = { ...table, AttributeDefinitions, GlobalSecondaryIndexes: [...kept, ...fresh] }
  for (const index of fresh) await fillIndex(store, whole, index)
  await putTable(store, whole)
}

function newTable({ TableName, AttributeDefinitions, KeySchema }: TableProperties, home: Home): Table {
  return {
    TableName,
    AttributeDefinitions,
    KeySchema,
    TableArn: `arn:aws:dynamodb:${home.region}:${home.account}:table/${TableName}`,
    TableStatus: 'ACTIVE',
    CreationDateTime: Date.now() / 1000,
    ProvisionedThroughput: noThroughput,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    TableThroughputModeSummary: { TableThroughputMode: 'PAY_PER_REQUEST' },
  }
}

/** What AWS says of a table or an index that is paid per request. */
const noThroughput = { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 }

function madeUp(tableArn: string, { IndexName }: { IndexName: string }) {
  return {
    IndexArn: `${tableArn}/index/${IndexName}`,
    IndexStatus: 'ACTIVE',
    ProvisionedThroughput: noThroughput,
  }
}

function isSame(one: TableIndex, other: TableIndex): boolean {
  const essence = ({ IndexName, KeySchema, Projection }: TableIndex) =>
    JSON.stringify([
      IndexName,
      KeySchema.map(({ AttributeName, KeyType }) => [AttributeName, KeyType]),
      [Projection.ProjectionType, Projection.NonKeyAttributes],
    ])
  return essence(one) === essence(other)
}

function findTable(store: Store, name: string): Promise<Table | undefined> {
  return new Promise((resolve) => {
    store.getTable(name, (error, table) => resolve(error ? undefined : table))
  })
}

/** The engine keeps a table's description under its name. */
async function putTable({ db }: Store, table: Table): Promise<void> {
  await db.put(`table~${table.TableName}`, table)
}

async function emptyIndex({ db }: Store, table: string, { IndexName }: TableIndex): Promise<void> {
  const keys = await db.keys(within(`index-global~${table}~${IndexName}~`)).all()
  if (keys.length > 0) await db.batch(keys.map((key) => ({ type: 'del', key })))
}

async function fillIndex({ db }: Store, table: Table, index: TableIndex): Promise<void> {
  const items = await db.values(within(`item-${table.TableName}~`)).all()
  const changes = items
    .flatMap((item) => dynalite.getIndexActions([index], undefined, item, table).puts)
    .map(({ key, item }) => ({
      type: 'put' as const,
      key: `index-global~${table.TableName}~${index.IndexName}~${key}`,
      value: item,
    }))
  if (changes.length > 0) await db.batch(changes)
}

/** Every key with a prefix. What follows it in the engine's keys is ASCII. */
function within(prefix: string) {
  return { gte: prefix, lt: `${prefix}\x7f` }
}
