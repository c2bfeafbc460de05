import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { RawRequest } from './sendRaw.ts'
import type { Config } from './serveTestAws.ts'
import { type SignOptions, signCommand } from './signCommand.ts'
import type { SignedIn } from './signInOverHttp.ts'

/** A Query as the SDK would send it: signed, and not sent. */
export function signedBySdk(
  config: Config,
  person: Pick<SignedIn, 'credentials'>,
  input: Partial<QueryCommandInput>,
  options: SignOptions = {},
): Promise<RawRequest> {
  const query = new QueryCommand({ TableName: config.tableName, ...input })
  return signCommand(config, person, (client) => client.send(query), options)
}
