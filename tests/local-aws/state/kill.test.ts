import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, expect, test } from 'vitest'
import { killDuringStart } from '../../support/killDuringStart.ts'
import { refreshOverHttp } from '../../support/refreshOverHttp.ts'
import { signInOverHttp } from '../../support/signInOverHttp.ts'
import { type LocalAwsProcess, startProcess } from '../../support/startProcess.ts'

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const TableName = 'AgentsTable'
const userId = { S: 'kept' }
/** The acknowledged writes: names of items, and refresh tokens. */
const items: string[] = []
const refreshTokens: string[] = []
/** The time of a start on this machine, in milliseconds. */
let usualStart = 5000
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

async function signIn(local: LocalAwsProcess, identities: Set<string>): Promise<void> {
  for (;;) {
    const { refreshToken, identityId } = await signInOverHttp(local.config, 'office-north')
    refreshTokens.push(refreshToken)
    identities.add(identityId)
  }
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

/** Waits until one more item and one more sign-in are acknowledged. */
async function oneMoreOfEach(): Promise<void> {
  const [itemsBefore, signInsBefore] = [items.length, refreshTokens.length]
  while (items.length === itemsBefore || refreshTokens.length === signInsBefore) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A few rounds in every run. For a hundred: ROUNDS=100 npx vitest run tests/local-aws/state/kill.test.ts */
const rounds = Number(process.env.ROUNDS ?? 3)

test(
  'a kill at any moment, of the start too, loses nothing that was acknowledged',
  async () => {
    const identities = new Set<string>()
    let startsRefused = 0
    for (let round = 0; round < rounds; round += 1) {
      await killDuringStart(directory, Math.random() * usualStart)
      const began = Date.now()
      const local = await startProcess(directory).catch(() => undefined)
      usualStart = Date.now() - began
      if (local === undefined) {
        startsRefused += 1
        continue
      }
      const writers = Promise.allSettled([
        putItems(local, `${round}a`),
        putItems(local, `${round}b`),
        signIn(local, identities),
      ])
      // On a slow machine as well, something was acknowledged before the kill.
      await Promise.race([oneMoreOfEach(), writers])
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1000))
      await local.kill()
      await writers
    }
    const after = await startProcess(directory)
    try {
      const names = await fieldNames(after)
      const lostItems = items.filter((name) => !names.has(name))
      const answers = await Promise.all(refreshTokens.map((token) => refreshOverHttp(after.config, token)))
      const lostSessions = answers.filter(({ status }) => status !== 200)
      if (process.env.ROUNDS) {
        const acknowledged = items.length + refreshTokens.length
        const lost = lostItems.length + lostSessions.length
        console.log({ rounds, acknowledged, lost, identitiesChanged: identities.size - 1, startsRefused })
      }
      expect({ lostItems, lostSessions, startsRefused }).toEqual({
        lostItems: [],
        lostSessions: [],
        startsRefused: 0,
      })
      // The same user has the same identity ID after every start.
      expect(identities.size).toBe(1)
      expect(items.length).toBeGreaterThan(0)
      expect(refreshTokens.length).toBeGreaterThan(0)
    } finally {
      await after.kill()
    }
  },
  Number.POSITIVE_INFINITY,
)
