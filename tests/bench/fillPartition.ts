import { authorize } from '../../aws/local/authorization/authorize.ts'
import { parseOperation } from '../../aws/local/dynamodb/parseOperation.ts'
import type { LocalAws } from '../../aws/local/LocalAws.ts'

/** The agents of a first page, and its cost as DynamoDB bills it. */
export interface FirstPage {
  items: Record<string, unknown>[]
  capacityUnits: number
}

/** DynamoDB accepts 25 items in a batch. */
const batchSize = 25

/** Puts agents into a partition, with the operation that an operator uses. */
export async function fillPartition(aws: LocalAws, userId: string, count: number): Promise<void> {
  for (let start = 0; start < count; start += batchSize) {
    const size = Math.min(batchSize, count - start)
    await putItems(
      aws,
      Array.from({ length: size }, (_, offset) => ({
        userId: { S: userId },
        fieldName: { S: `Agent ${String(start + offset).padStart(7, '0')}` },
        status: { S: 'active' },
        station: { S: 'Reykjavík' },
        specialty: { S: 'Observation' },
        clearance: { N: '3' },
        lastContact: { S: '2026-11-22T10:00:00Z' },
      })),
    )
  }
}

/** Puts copies of items into another partition. */
export async function copyItems(aws: LocalAws, items: FirstPage['items'], userId: string): Promise<void> {
  for (let start = 0; start < items.length; start += batchSize) {
    const batch = items.slice(start, start + batchSize)
    await putItems(
      aws,
      batch.map((item) => ({ ...item, userId: { S: userId } })),
    )
  }
}

/** Writes at most 25 items, with the operation that an operator uses. */
export async function putItems(aws: LocalAws, items: object[]): Promise<void> {
  const puts = items.map((Item) => ({ PutRequest: { Item } }))
  await run(aws, 'BatchWriteItem', { RequestItems: { [tableOf(aws)]: puts } })
}

/** A way to read a partition: in the order of the table or of an index, or one status through an index. */
export type Way = 'table' | 'byLastContact' | 'byStatus'

/** Reads the page that the app's list begins with. */
export async function readFirstPage(aws: LocalAws, userId: string, way: Way = 'table'): Promise<FirstPage> {
  const isByStatus = way === 'byStatus'
  const output: { Items?: FirstPage['items']; ConsumedCapacity?: { CapacityUnits?: number } } = await run(
    aws,
    'Query',
    {
      TableName: tableOf(aws),
      ...(way !== 'table' && { IndexName: way }),
      KeyConditionExpression: `userId = :sub${isByStatus ? ' AND #status = :status' : ''}`,
      ...(isByStatus && { ExpressionAttributeNames: { '#status': 'status' } }),
      ExpressionAttributeValues: {
        ':sub': { S: userId },
        ...(isByStatus && { ':status': { S: 'active' } }),
      },
      Limit: 50,
      ReturnConsumedCapacity: 'TOTAL',
    },
  )
  return { items: output.Items ?? [], capacityUnits: output.ConsumedCapacity?.CapacityUnits ?? Number.NaN }
}

function tableOf(aws: LocalAws): string {
  return aws.outputs.tableName ?? ''
}

function run(aws: LocalAws, operation: string, input: object): Promise<object> {
  const operator = { kind: 'operator', arn: `arn:aws:iam::${aws.account}:user/operator` } as const
  const place = { region: aws.region, account: aws.account, tables: aws.engine.tables }
  return aws.engine.execute(authorize(aws, operator, parseOperation(operation, { ...input }, place)))
}
