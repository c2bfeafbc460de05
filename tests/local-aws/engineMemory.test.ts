import { queryObjects } from 'node:v8'
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { dynalite } from '../../aws/local/dynamodb/mendedDynalite.ts'
import { dynamoDbOf } from '../support/agentsQuery.ts'
import { serveTestAws } from '../support/serveTestAws.ts'
import { signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'

/** The number of iterators over items in this process, after a garbage collection. */
async function countIterators(): Promise<number> {
  const { db } = dynalite.create({ createTableMs: 0 })
  await db.open()
  const iterator = db.values()
  const count = queryObjects(iterator.constructor, { format: 'count' })
  await db.close()
  return count
}

test('a Query leaves nothing behind, whether or not it was read to its end', async () => {
  const local = await serveTestAws()
  const north = await signInOverHttp(local.config, 'office-north')
  const client = dynamoDbOf(local.config, north)
  const query = (more: { Limit?: number }) =>
    client.send(
      new QueryCommand({
        TableName: local.config.tableName,
        ...visible(local.config),
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: north.partition } },
        ...more,
      }),
    )
  await query({})
  const before = await countIterators()
  for (let round = 0; round < 20; round += 1) {
    expect(await query({})).toMatchObject({ Count: 12 })
    expect(await query({ Limit: 1 })).toMatchObject({ Count: 1 })
  }
  expect(await countIterators()).toBeLessThanOrEqual(before + 2)
  client.destroy()
  await local.close()
})
