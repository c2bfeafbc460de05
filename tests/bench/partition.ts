import { parseArgs } from 'node:util'
import { authorize } from '../../aws/local/authorization/authorize.ts'
import { parseOperation } from '../../aws/local/dynamodb/parseOperation.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'

/**
 * `npx tsx tests/bench/partition.ts`: what the first page costs in a partition of 12 agents and in a large one, in time
 * and in capacity, as the local AWS bills it. --items N (100000): how large.
 */
const { values } = parseArgs({ options: { items: { type: 'string', default: '100000' } } })
const items = Number(values.items)
const aws = await startLocalAws({ report: () => {}, deliver: () => {} })
const operator = { kind: 'operator', arn: `arn:aws:iam::${aws.account}:user/operator` } as const
const place = { region: aws.region, account: aws.account, tables: aws.engine.tables }
const table = aws.outputs.tableName ?? ''

await fill('eu-central-1:small', 12)
await fill('eu-central-1:large', items)
// By turns, and the first ones of each are not counted.
const times: Record<string, number[]> = { small: [], large: [] }
for (let round = 0; round < 220; round += 1) {
  for (const size of ['small', 'large']) {
    const begun = performance.now()
    await readFirstPage(size)
    if (round >= 20) times[size]?.push(performance.now() - begun)
  }
}
for (const [size, count] of [
  ['small', 12],
  ['large', items],
] as const) {
  const sorted = times[size]?.sort((one, other) => one - other) ?? []
  const page = await readFirstPage(size)
  console.log(
    `${count.toLocaleString('en').padStart(10)} items: first page ${sorted[sorted.length / 2]?.toFixed(2)} ms, ${JSON.stringify(page)}`,
  )
}
await aws.close()

async function readFirstPage(size: string): Promise<object> {
  const output: { Count?: number; ConsumedCapacity?: { CapacityUnits?: number } } = await run('Query', {
    TableName: table,
    KeyConditionExpression: 'userId = :sub',
    ExpressionAttributeValues: { ':sub': { S: `eu-central-1:${size}` } },
    Limit: 50,
    ReturnConsumedCapacity: 'TOTAL',
  })
  return { items: output.Count, capacityUnits: output.ConsumedCapacity?.CapacityUnits }
}

async function fill(userId: string, count: number): Promise<void> {
  // DynamoDB takes 25 items a batch.
  for (let start = 0; start < count; start += 25) {
    const puts = Array.from({ length: Math.min(25, count - start) }, (_, offset) => ({
      PutRequest: {
        Item: {
          userId: { S: userId },
          fieldName: { S: `Agent ${String(start + offset).padStart(7, '0')}` },
          status: { S: 'active' },
          station: { S: 'Reykjavík' },
          clearance: { N: '3' },
        },
      },
    }))
    await run('BatchWriteItem', { RequestItems: { [table]: puts } })
  }
}

function run(operation: string, input: object): Promise<object> {
  return aws.engine.execute(authorize(aws, operator, parseOperation(operation, { ...input }, place)))
}
