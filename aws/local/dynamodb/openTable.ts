import { randomUUID } from 'node:crypto'
import type { Change, Store, Table, TableIndex } from './Dynalite.ts'
import { dynalite } from './mendedDynalite.ts'
import type { TableProperties } from './tableProperties.ts'

/** The Region and account in a table's ARN. */
interface Home {
  region: string
  account: string
}

/**
 * Creates a table, or opens the stored one, in one batch. A new index is filled from the table's items. The entries
 * of an index that the definition no longer has are deleted.
 */
export async function openTable(store: Store, definition: TableProperties, home: Home): Promise<Table> {
  const { TableName, AttributeDefinitions, GlobalSecondaryIndexes = [] } = definition
  const existing = await existingTable(store, TableName)
  const table = existing ?? newTable(definition, home)
  const wanted = GlobalSecondaryIndexes.map(
    (index): TableIndex => ({ ...index, ...madeUp(table.TableArn, index) }),
  )
  const had = table.GlobalSecondaryIndexes ?? []
  const kept = had.filter((index) => wanted.some((other) => isSame(index, other)))
  const fresh = wanted.filter((index) => !kept.some((other) => isSame(index, other)))
  if (existing !== undefined && fresh.length === 0 && kept.length === had.length) return existing

  const whole = { ...table, AttributeDefinitions, GlobalSecondaryIndexes: [...kept, ...fresh] }
  const changes: Change[] = [{ type: 'put', key: `table~${TableName}`, value: whole }]
  for (const index of had) {
    if (!kept.includes(index)) changes.push(...(await emptied(store, TableName, index)))
  }
  for (const index of fresh) changes.push(...(await filled(store, whole, index)))
  await store.db.batch(changes)
  return whole
}

function newTable({ TableName, AttributeDefinitions, KeySchema }: TableProperties, home: Home): Table {
  return {
    TableName,
    AttributeDefinitions,
    KeySchema,
    TableArn: `arn:aws:dynamodb:${home.region}:${home.account}:table/${TableName}`,
    TableId: randomUUID(),
    TableStatus: 'ACTIVE',
    CreationDateTime: Date.now() / 1000,
    ProvisionedThroughput: noThroughput,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    TableThroughputModeSummary: { TableThroughputMode: 'PAY_PER_REQUEST' },
  }
}

/** AWS's description of a table or an index with on-demand capacity. */
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

function existingTable(store: Store, name: string): Promise<Table | undefined> {
  return new Promise((resolve) => {
    store.getTable(name, (error, table) => resolve(error ? undefined : table))
  })
}

async function emptied({ db }: Store, table: string, { IndexName }: TableIndex): Promise<Change[]> {
  const keys = await db.keys(within(`index-global~${table}~${IndexName}~`)).all()
  return keys.map((key) => ({ type: 'del', key }))
}

async function filled({ db }: Store, table: Table, index: TableIndex): Promise<Change[]> {
  const items = await db.values(within(`item-${table.TableName}~`)).all()
  return items
    .flatMap((item) => dynalite.getIndexActions([index], undefined, item, table).puts)
    .map(({ key, item }) => ({
      type: 'put',
      key: `index-global~${table.TableName}~${index.IndexName}~${key}`,
      value: item,
    }))
}

/** The range of the database's keys with a prefix. The rest of such a key is ASCII. */
export function within(prefix: string): object {
  return { gte: prefix, lt: `${prefix}\x7f` }
}
