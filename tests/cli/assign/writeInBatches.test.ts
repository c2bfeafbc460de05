import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterEach, expect, test, vi } from 'vitest'
import { writeInBatches } from '../../../aws/cli/assign/writeInBatches.ts'

afterEach(() => vi.restoreAllMocks())

interface Put {
  PutRequest: { Item: { fieldName: { S: string } } }
}

/**
 * A DynamoDB that takes so many items of each batch, one number for each request and the last for all others.
 * The local AWS always takes every item.
 */
async function writeTo(takes: readonly number[], count: number) {
  const taken: string[] = []
  let requests = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { RequestItems } = JSON.parse(body) as { RequestItems: { Agents: Put[] } }
    const most = takes[Math.min(requests, takes.length - 1)] ?? 0
    requests += 1
    const { Agents } = RequestItems
    taken.push(...Agents.slice(0, most).map(({ PutRequest }) => PutRequest.Item.fieldName.S))
    const left = Agents.slice(most)
    response.setHeader('content-type', 'application/x-amz-json-1.0')
    response.end(JSON.stringify({ UnprocessedItems: left.length > 0 ? { Agents: left } : {} }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'x' },
  })
  // Each wait is a random part of its longest time. Here it is none of it.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const all = Array.from({ length: count }, (_, index) => ({
    PutRequest: { Item: { userId: 'x', fieldName: `Agent ${index}` } },
  }))
  const progress: number[] = []
  let failure: string | undefined
  try {
    for await (const done of writeInBatches(DynamoDBDocumentClient.from(client), 'Agents', all, 0)) {
      progress.push(done)
    }
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
  } finally {
    client.destroy()
    server.closeAllConnections()
    server.close()
  }
  return { taken, requests, progress, failure }
}

test('sends the unprocessed items again until all are written, and no item twice', async () => {
  const { taken, requests, progress, failure } = await writeTo([10, 0, 7, 25], 60)
  expect(failure).toBeUndefined()
  expect(progress).toEqual([25, 50, 60])
  expect(requests).toBe(6)
  expect(taken).toHaveLength(60)
  expect(new Set(taken).size).toBe(60)
})

test('stops when DynamoDB takes no more items, and says how many are written', async () => {
  const { taken, progress, failure } = await writeTo([25, 0], 60)
  expect(failure).toBe('DynamoDB takes no more items: the table is being throttled')
  expect(progress).toEqual([25])
  expect(taken).toHaveLength(25)
})
