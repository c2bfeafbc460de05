import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Asked } from '../../aws/attempts/OwnAttempt.ts'
import type { Config } from '../config.ts'
import type { Json, JsonObject } from './calls/AwsCall.ts'
import { isJsonObject } from './calls/isJsonObject.ts'
import { clientSettings } from './clientSettings.ts'
import { createCredentials } from './createCredentials.ts'

interface Options {
  config: Config
  identityId: string
  getIdToken: () => Promise<string>
  /** Aborted at sign-out. */
  signal: AbortSignal
}

/** How AWS answered an attempt. */
export type AttemptAnswer =
  /** The first of its items, how many there were, and how many were read to find them. */
  | { is: 'succeeded'; items: readonly JsonObject[]; count: number; read: number }
  | { is: 'refused'; status: number; type: string; message: string }
  | { is: 'unanswered'; reason: string }

export type MakeAttempt = (asked: Asked) => Promise<AttemptAnswer>

/**
 * Sends attempts with the person's own credentials, through a client of their own: whatever comes of them, the list of
 * agents goes on with the one it has. Never rejects.
 */
export function openAttempts(options: Options): MakeAttempt {
  const { signal } = options
  const client = new DynamoDBClient({
    ...clientSettings(options.config),
    // The list has a client of its own, and hears of it there.
    credentials: createCredentials({ ...options, onUnknownIdentity() {} }),
    maxAttempts: 1,
  })
  signal.addEventListener('abort', () => client.destroy(), { once: true })
  return (asked) =>
    send(client, asked, signal).then(
      (output) => toSuccess({ ...output }),
      (error: unknown) => toRefusal(error),
    )
}

function send(client: DynamoDBClient, asked: Asked, abortSignal: AbortSignal): Promise<object> {
  const options = { abortSignal }
  // What an attempt costs is worth knowing, and no condition of the policy looks at it.
  const ReturnConsumedCapacity = 'TOTAL'
  switch (asked.operation) {
    case 'BatchGetItem':
      return client.send(new BatchGetItemCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'DeleteItem':
      return client.send(new DeleteItemCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'DescribeTable':
      return client.send(new DescribeTableCommand(asked.input), options)
    case 'ExecuteStatement':
      return client.send(new ExecuteStatementCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'GetItem':
      return client.send(new GetItemCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'ListTables':
      return client.send(new ListTablesCommand(asked.input), options)
    case 'PutItem':
      return client.send(new PutItemCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'Query':
      return client.send(new QueryCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'Scan':
      return client.send(new ScanCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'TransactGetItems':
      return client.send(new TransactGetItemsCommand({ ReturnConsumedCapacity, ...asked.input }), options)
    case 'UpdateItem':
      return client.send(new UpdateItemCommand({ ReturnConsumedCapacity, ...asked.input }), options)
  }
}

/** Enough to see what leaks: a Scan may bring thousands. */
const most = 200

function toSuccess({
  Items,
  Item,
  Count,
  ScannedCount,
}: {
  Items?: unknown
  Item?: unknown
  Count?: unknown
  ScannedCount?: unknown
}): AttemptAnswer {
  const all = Array.isArray(Items) ? Items : Item === undefined ? [] : [Item]
  const kept: Json = JSON.parse(JSON.stringify(all.slice(0, most)))
  const count = typeof Count === 'number' ? Count : all.length
  return {
    is: 'succeeded',
    items: Array.isArray(kept) ? kept.filter(isJsonObject) : [],
    count,
    read: typeof ScannedCount === 'number' ? ScannedCount : count,
  }
}

function toRefusal(error: unknown): AttemptAnswer {
  if (!(error instanceof Error)) return { is: 'unanswered', reason: 'No answer' }
  const status =
    '$metadata' in error && typeof error.$metadata === 'object' && error.$metadata !== null
      ? Object.entries(error.$metadata).find(([name]) => name === 'httpStatusCode')?.[1]
      : undefined
  return typeof status === 'number'
    ? { is: 'refused', status, type: error.name, message: error.message }
    : { is: 'unanswered', reason: error.name === 'AbortError' ? 'Cancelled' : 'No answer' }
}
