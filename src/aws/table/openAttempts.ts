import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDbCall } from '../../../aws/attempts/own/OwnAttempt.ts'
import type { Config } from '../../../aws/contract/config.ts'
import type { JsonObject } from '../calls/AwsCall.ts'
import { isJsonObject } from '../calls/isJsonObject.ts'
import { serverClock } from '../calls/serverClock.ts'
import { tableSettings } from '../clientSettings.ts'
import { endpointOf } from '../endpointOf.ts'
import { createCredentials } from '../identity-pool/createCredentials.ts'

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

export type MakeAttempt = (call: DynamoDbCall) => Promise<AttemptAnswer>

/**
 * Sends attempts with the user's own credentials through a separate client, so that a failed attempt does not disturb
 * the client of the list. This client only signs: the SDK describes all operations in one module, and with its commands
 * the list would load that module too. Never rejects.
 */
export function openAttempts(options: Options): MakeAttempt {
  const { config, signal } = options
  const { signedFor, sentTo } = endpointOf(config, 'dynamodb')
  const client = new DynamoDBClient({
    ...tableSettings(config),
    // The list has its own client, which reports this error.
    credentials: createCredentials({ ...options, onUnknownIdentity() {} }),
  })
  signal.addEventListener('abort', () => client.destroy(), { once: true })

  const send = async ({ operation, input }: DynamoDbCall): Promise<AttemptAnswer> => {
    const body = JSON.stringify(isFree.has(operation) ? input : { ReturnConsumedCapacity: 'TOTAL', ...input })
    const signer = await client.config.signer()
    const request = {
      method: 'POST',
      protocol: signedFor.protocol,
      hostname: signedFor.hostname,
      path: signedFor.pathname,
      query: {},
      headers: {
        host: signedFor.host,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      },
      body,
    }
    const signingDate = new Date(Date.now() + serverClock.ahead())
    const { method, headers } = await signer.sign(request, { signingDate })
    const response = await fetch(sentTo, {
      method,
      headers,
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    })
    const output: unknown = await response.json()
    const answer = isJsonObject(output) ? output : {}
    return response.ok ? toSuccess(answer) : toRefusal(response.status, answer)
  }
  return (call) => send(call).catch(toFailure)
}

/** Operations without ReturnConsumedCapacity. The app sets it for all others; no condition of the policy looks at it. */
const isFree: ReadonlySet<string> = new Set(['DescribeTable', 'ListTables'])

/** How long an answer may take, in milliseconds. */
const patience = 10_000

/** Enough to see what leaks: a Scan may bring thousands. */
const most = 200

function toSuccess({ Items, Item, Count, ScannedCount }: JsonObject): AttemptAnswer {
  const all = Array.isArray(Items) ? Items : Item === undefined ? [] : [Item]
  const count = typeof Count === 'number' ? Count : all.length
  return {
    is: 'succeeded',
    items: all.slice(0, most).filter(isJsonObject),
    count,
    read: typeof ScannedCount === 'number' ? ScannedCount : count,
  }
}

function toRefusal(status: number, { __type = '', message, Message }: JsonObject): AttemptAnswer {
  const type = String(__type).split('#').at(-1) ?? ''
  return { is: 'refused', status, type, message: String(message ?? Message ?? '') }
}

/** No credentials, or no answer. */
function toFailure(error: unknown): AttemptAnswer {
  if (!(error instanceof Error)) return { is: 'unanswered', reason: 'No answer' }
  const status =
    '$metadata' in error && typeof error.$metadata === 'object' && error.$metadata !== null
      ? Object.entries(error.$metadata).find(([name]) => name === 'httpStatusCode')?.[1]
      : undefined
  return typeof status === 'number'
    ? { is: 'refused', status, type: error.name, message: error.message }
    : { is: 'unanswered', reason: error.name === 'AbortError' ? 'Cancelled' : 'No answer' }
}
