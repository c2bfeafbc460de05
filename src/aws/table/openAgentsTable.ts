import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  type QueryCommand,
  type QueryCommandOutput,
  type ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb'
import type { Config } from '../../../aws/contract/config.ts'
import { tableSettings } from '../clientSettings.ts'
import { createCredentials } from '../identity-pool/createCredentials.ts'
import { withinTime } from '../withinTime.ts'
import { sendToOwnOrigin } from './sendToOwnOrigin.ts'

/** The agents that the user reads: their own, or those of all users. */
export type Scope = 'own-agents' | 'all-offices'

/** How long a request may take, in milliseconds, including new credentials and retries. */
const patience = 30_000

interface Options {
  config: Config
  /** As GetId gave it: the credentials are for this identity and no other. */
  identityId: string
  /** The partition of this person's own agents. */
  partition: string
  scope: Scope
  getIdToken: () => Promise<string>
  /** Called when the identity pool no longer knows the identity, before the query that found out fails. */
  onUnknownIdentity: () => void
  /** Aborted at sign-out, which ends the client and the credentials it holds. */
  signal: AbortSignal
}

/** Sends one command. */
type Send<Output> = (client: DynamoDBDocumentClient, options: { abortSignal: AbortSignal }) => Promise<Output>

/** One person's access to the table of agents. */
export interface AgentsTable {
  name: string
  /** The person's own. */
  partition: string
  scope: Scope
  /** The attributes of an agent that the user may see. */
  visibleAttributes: readonly string[]
  send(command: QueryCommand, signal: AbortSignal): Promise<QueryCommandOutput>
  send(command: ScanCommand, signal: AbortSignal): Promise<ScanCommandOutput>
  /** For all other commands: `send` has a client with credentials, and gets another one when AWS refuses them. */
  call<Output>(send: Send<Output>, signal: AbortSignal): Promise<Output>
}

/** Opens the table of agents for one sign-in. Sends nothing: credentials are fetched with the first query. */
export function openAgentsTable(options: Options): AgentsTable {
  const { config, partition, scope, signal: signedIn } = options
  let client = createClient(options)
  const replace = (used: DynamoDBDocumentClient) => {
    if (client === used) client = createClient(options)
  }
  signedIn.addEventListener('abort', () => client.destroy(), { once: true })
  const call = async <Output>(send: Send<Output>, signal: AbortSignal): Promise<Output> => {
    let used = client
    try {
      return await withinTime(patience, AbortSignal.any([signal, signedIn]), async (abortSignal) => {
        try {
          return await send(used, { abortSignal })
        } catch (error) {
          // The SDK renews credentials by the clock alone. When AWS no longer takes them, ask for new ones, once.
          if (!isNamed(error, 'ExpiredTokenException', 'UnrecognizedClientException')) throw error
          replace(used)
          used = client
          return send(used, { abortSignal })
        }
      })
    } catch (error) {
      // The request for credentials may hang, so the next try must not wait for the same request.
      if (isNamed(error, 'TimeoutError')) replace(used)
      throw error
    }
  }
  return {
    name: config.tableName,
    partition,
    scope,
    visibleAttributes: config.visibleAttributes,
    send: (query: QueryCommand | ScanCommand, signal: AbortSignal) =>
      call((used, options) => used.send(query, options), signal),
    call,
  }
}

function createClient(options: Options): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    ...tableSettings(options.config),
    credentials: createCredentials(options),
  })
  sendToOwnOrigin(client, options.config)
  return DynamoDBDocumentClient.from(client)
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name)
}
