import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, expect, test } from 'vitest'
import { type LocalAwsProcess, startProcess } from '../../support/startProcess.ts'

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const TableName = 'AgentsTable'
afterAll(() => rmSync(directory, { recursive: true }))

function operatorOf({ config: { region, endpoint }, operatorKey }: LocalAwsProcess): DynamoDBClient {
  return new DynamoDBClient({ region, endpoint, credentials: operatorKey, maxAttempts: 1 })
}

/** Two puts in two partitions and one to count them by. Large items, because a kill can cut a large write short. */
function transaction(name: string): TransactWriteItemsCommand {
  const put = (userId: string) => ({
    Put: {
      TableName,
      Item: {
        userId: { S: userId },
        fieldName: { S: name },
        status: { S: 'active' },
        notes: { S: 'x'.repeat(5_000) },
      },
    },
  })
  const count = {
    Update: {
      TableName,
      Key: { userId: { S: 'count' }, fieldName: { S: 'all' } },
      UpdateExpression: 'ADD missions :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    },
  }
  return new TransactWriteItemsCommand({ TransactItems: [put('left'), put('right'), count] })
}

async function query(
  client: DynamoDBClient,
  userId: string,
  IndexName?: string,
): Promise<Record<string, string>[]> {
  const found: Record<string, string>[] = []
  let start: QueryCommand['input']['ExclusiveStartKey']
  do {
    const command: QueryCommand = new QueryCommand({
      TableName,
      IndexName,
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: userId } },
      ProjectionExpression: 'fieldName, missions',
      ExclusiveStartKey: start,
    })
    const { Items = [], LastEvaluatedKey } = await client.send(command)
    for (const { fieldName, missions } of Items) {
      found.push({ name: fieldName?.S ?? '', missions: missions?.N ?? '' })
    }
    start = LastEvaluatedKey
  } while (start !== undefined)
  return found
}

/** The test kills after a count and not after a time, so that a slow machine sends as many as a fast one. */
const all = 500
const betweenKills = 100

test('a kill during 500 transactions leaves each of them whole or none of it', {
  timeout: 900_000,
}, async () => {
  const acknowledged: string[] = []
  const interrupted: string[] = []
  let sent = 0
  while (sent < all) {
    const local = await startProcess(directory)
    const client = operatorOf(local)
    const last = sent + betweenKills
    const write = async () => {
      while (sent < last) {
        sent += 1
        const name = String(sent)
        await client.send(transaction(name)).then(
          () => acknowledged.push(name),
          () => interrupted.push(name),
        )
      }
    }
    const writing = Promise.all([write(), write(), write(), write()])
    while (sent < last) await new Promise((resolve) => setTimeout(resolve, 1))
    // Four transactions are under way.
    await local.kill()
    await writing
  }
  const after = await startProcess(directory)
  try {
    const client = operatorOf(after)
    const names = async (...where: [userId: string, index?: string]) =>
      (await query(client, ...where)).map(({ name }) => name).sort()
    const left = await names('left')
    expect(await names('right')).toEqual(left)
    expect(await names('left', 'byStatus')).toEqual(left)
    expect(await query(client, 'count')).toEqual([{ name: 'all', missions: String(left.length) }])
    expect(acknowledged.filter((name) => !left.includes(name))).toEqual([])
    expect(acknowledged.length + interrupted.length).toBe(all)
    // Otherwise the kill met no transaction.
    expect(interrupted.length).toBeGreaterThan(0)
  } finally {
    await after.kill()
  }
})
