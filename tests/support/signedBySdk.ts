import { DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { RawRequest } from './sendRaw.ts'
import type { Config } from './serveTestAws.ts'
import type { SignedIn } from './signInOverHttp.ts'

interface SignOptions {
  region?: string
  /** Milliseconds by which the signer's clock is ahead of this machine's. */
  systemClockOffset?: number
}

/** A Query as the SDK would send it: signed, and not sent. */
export async function signedBySdk(
  config: Config,
  { credentials }: Pick<SignedIn, 'credentials'>,
  input: Partial<QueryCommandInput>,
  { region = config.region, systemClockOffset = 0 }: SignOptions = {},
): Promise<RawRequest> {
  let captured: RawRequest | undefined
  const client = new DynamoDBClient({
    region,
    endpoint: config.endpoint,
    credentials,
    systemClockOffset,
    maxAttempts: 1,
    requestHandler: {
      async handle({ method, path, headers, body }: RawRequest) {
        captured = { method, path, headers: { ...headers }, body }
        throw new Error('captured')
      },
    },
  })
  await client.send(new QueryCommand({ TableName: config.tableName, ...input })).catch(() => undefined)
  if (captured === undefined) throw new Error('the SDK sent nothing')
  return captured
}
