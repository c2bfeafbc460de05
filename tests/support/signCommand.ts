import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { RawRequest } from './sendRaw.ts'
import type { Config } from './serveTestAws.ts'
import type { SignedIn } from './signInOverHttp.ts'

export interface SignOptions {
  region?: string
  /** Milliseconds by which the signer's clock is ahead of this machine's. */
  systemClockOffset?: number
}

/** What the SDK would send for a command that `send` gives to its client: signed, and not sent. */
export async function signCommand(
  config: Config,
  { credentials }: Pick<SignedIn, 'credentials'>,
  send: (client: DynamoDBClient) => Promise<unknown>,
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
  await send(client).catch(() => undefined)
  if (captured === undefined) throw new Error('the SDK sent nothing')
  return captured
}
