import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, expect, test } from 'vitest'
import { refreshOverHttp } from '../../support/refreshOverHttp.ts'
import { signInOverHttp } from '../../support/signInOverHttp.ts'
import { type LocalAwsProcess, startProcess } from '../../support/startProcess.ts'

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const TableName = 'AgentsTable'
const userId = { S: 'kept' }
/** What was acknowledged: names of items and refresh tokens. */
const items: string[] = []
const refreshTokens: string[] = []
afterAll(() => rmSync(directory, { recursive: true }))

function operatorOf({ config: { region, endpoint }, operatorKey }: LocalAwsProcess): DynamoDBClient {
  return new DynamoDBClient({ region, endpoint, credentials: operatorKey, maxAttempts: 1 })
}

/** Writes until it is killed. Large items, because a kill can cut a large write short. */
async function putItems(local: LocalAwsProcess, writer: string): Promise<void> {
  const client = operatorOf(local)
  for (let n = 0; ; n += 1) {
    const fieldName = `${writer}-${n}`
    const Item = { userId, fieldName: { S: fieldName }, notes: { S: 'x'.repeat(20_000) } }
    await client.send(new PutItemCommand({ TableName, Item }))
    items.push(fieldName)
  }
}

async function signIn(local: LocalAwsProcess): Promise<void> {
  for (;;) refreshTokens.push((await signInOverHttp(local.config, 'office-north')).refreshToken)
}

async function fieldNames(local: LocalAwsProcess): Promise<Set<string | undefined>> {
  const names = new Set<string | undefined>()
  let page: Awaited<ReturnType<typeof query>> | undefined
  const client = operatorOf(local)
  const query = (ExclusiveStartKey: QueryCommand['input']['ExclusiveStartKey']) =>
    client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': userId },
        ProjectionExpression: 'fieldName',
        ExclusiveStartKey,
      }),
    )
  do {
    page = await query(page?.LastEvaluatedKey)
    for (const item of page.Items ?? []) names.add(item.fieldName?.S)
  } while (page.LastEvaluatedKey !== undefined)
  return names
}

test('a kill at any moment loses nothing that was acknowledged', async () => {
  for (let round = 0; round < 4; round += 1) {
    const local = await startProcess(directory)
    const writers = Promise.allSettled([
      putItems(local, `${round}a`),
      putItems(local, `${round}b`),
      signIn(local),
    ])
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 800))
    await local.kill()
    await writers
  }
  const after = await startProcess(directory)
  try {
    expect(items.length).toBeGreaterThan(10)
    expect(refreshTokens.length).toBeGreaterThan(0)
    const names = await fieldNames(after)
    expect(items.filter((name) => !names.has(name))).toEqual([])
    const answers = await Promise.all(refreshTokens.map((token) => refreshOverHttp(after.config, token)))
    expect(answers.map(({ status }) => status)).toEqual(refreshTokens.map(() => 200))
  } finally {
    await after.kill()
  }
})
