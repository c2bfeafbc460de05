import { AwsError } from '../AwsError.ts'
import type { Item, Store, Table } from './Dynalite.ts'
import { dynalite } from './mendedDynalite.ts'
import { within } from './openTable.ts'
import type { TableProperties } from './tableProperties.ts'

/** The table that a request wants described. */
interface Described {
  store: Store
  /** Undefined if there is no such table. */
  table: Table | undefined
  /** As the request names it. */
  name: string
  definition: TableProperties | undefined
}

/**
 * The operations that describe tables. The counts are current; AWS's are up to six hours old.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
 */
export const describeOperations = new Map<string, (asked: Described) => Promise<object>>([
  [
    'DescribeTable',
    async ({ store, table, name, definition }) => {
      const found = table ?? notFound(`Requested resource not found: Table: ${name} not found`)
      const { GlobalSecondaryIndexes = [], ...rest } = found
      const items = await store.db.values(within(`item-${found.TableName}~`)).all()
      const indexes = GlobalSecondaryIndexes.map(async (index) => {
        const entries = await store.db
          .values(within(`index-global~${found.TableName}~${index.IndexName}~`))
          .all()
        return { ...index, ItemCount: entries.length, IndexSizeBytes: sizeOf(entries) }
      })
      return {
        Table: {
          ...rest,
          ItemCount: items.length,
          TableSizeBytes: sizeOf(items),
          ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: await Promise.all(indexes) }),
          DeletionProtectionEnabled: definition?.DeletionProtectionEnabled ?? false,
        },
      }
    },
  ],
  [
    'DescribeContinuousBackups',
    async ({ table, name, definition }) => {
      if (table === undefined) throw exception('TableNotFoundException', `Table not found: ${name}`)
      const isOn = definition?.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled ?? false
      return {
        ContinuousBackupsDescription: {
          ContinuousBackupsStatus: 'ENABLED',
          // Unlike AWS: without the times between which a table can be restored. The local AWS restores no table.
          PointInTimeRecoveryDescription: isOn
            ? { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 35 }
            : { PointInTimeRecoveryStatus: 'DISABLED' },
        },
      }
    },
  ],
  [
    'DescribeTimeToLive',
    async ({ table, name }) => {
      if (table === undefined) notFound(`Requested resource not found: Table: ${name} not found`)
      return { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } }
    },
  ],
  [
    'ListTagsOfResource',
    async ({ table, name }) => {
      if (table === undefined) notFound(`Requested resource not found: ResourcArn: ${name} not found`)
      return { Tags: [] }
    },
  ],
  [
    'DescribeLimits',
    // AWS's defaults for an account.
    async () => ({
      AccountMaxReadCapacityUnits: 80_000,
      AccountMaxWriteCapacityUnits: 80_000,
      TableMaxReadCapacityUnits: 40_000,
      TableMaxWriteCapacityUnits: 40_000,
    }),
  ],
])

function sizeOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + dynalite.itemSize(item), 0)
}

function notFound(message: string): never {
  throw exception('ResourceNotFoundException', message)
}

function exception(name: string, message: string): AwsError {
  return new AwsError(`com.amazonaws.dynamodb.v20120810#${name}`, message)
}
