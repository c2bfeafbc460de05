import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AwsError } from '../../aws/local/AwsError.ts'
import type { Message } from '../../aws/local/Environment.ts'
import type { Journal } from '../../aws/local/state/Journal.ts'
import { memoryJournal } from '../../aws/local/state/memoryJournal.ts'
import { createUserPool } from '../../aws/local/user-pool/definition/createUserPool.ts'
import { createUserPoolClient } from '../../aws/local/user-pool/definition/createUserPoolClient.ts'
import { createUserPoolGroup } from '../../aws/local/user-pool/definition/createUserPoolGroup.ts'
import { userPoolOperations } from '../../aws/local/user-pool/operations.ts'
import type { UserPool } from '../../aws/local/user-pool/UserPool.ts'

export interface UserPoolServer {
  pool: UserPool
  endpoint: string
  /** The emails that it would have sent. */
  messages: Message[]
  /** All requests so far. */
  requests: { operation: string; input: object }[]
  close(): Promise<void>
}

export interface UserPoolServerSettings {
  pool?: object
  client?: object
  journal?: Journal
  randomBytes?: (length: number) => Uint8Array
}

export const userPoolId = 'eu-central-1_AbCdEf123'
export const clientId = '1example23456789abcdefghij'
export const otherClientId = '2example23456789abcdefghij'
export const leadsRole = 'arn:aws:iam::123456789012:role/Leads'

/**
 * A user pool alone on HTTP, without the checks around it: any caller may call any operation. Its clock is Date.now.
 */
export async function userPoolServer(settings: UserPoolServerSettings = {}): Promise<UserPoolServer> {
  const messages: Message[] = []
  const requests: UserPoolServer['requests'] = []
  const pool = await createUserPool({
    userPoolId,
    arn: `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${userPoolId}`,
    region: 'eu-central-1',
    properties: {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameConfiguration: { CaseSensitive: false },
      ...settings.pool,
    },
    environment: {
      // Read at each call, so that a test can replace the clock.
      now: () => Date.now(),
      randomBytes: settings.randomBytes ?? randomBytes,
      journal: settings.journal ?? memoryJournal(),
      deliver: (message) => messages.push(message),
    },
  })
  const properties = { UserPoolId: userPoolId, PreventUserExistenceErrors: 'ENABLED', ...settings.client }
  createUserPoolClient(pool, { clientId, properties })
  createUserPoolClient(pool, { clientId: otherClientId, properties })
  for (const group of [
    { GroupName: 'Everybody', Precedence: 10 },
    { GroupName: 'Leads', Precedence: 5, RoleArn: leadsRole },
    { GroupName: 'Trainees', RoleArn: 'arn:aws:iam::123456789012:role/Trainees' },
  ]) {
    createUserPoolGroup(pool, { properties: { UserPoolId: userPoolId, ...group } })
  }

  const aws = { userPools: new Map([[userPoolId, pool]]) }
  const answer = async (target: string, body: string) => {
    const operation = target.replace('AWSCognitoIdentityProviderService.', '')
    const input = JSON.parse(body)
    requests.push({ operation, input })
    const known = userPoolOperations.get(operation)
    if (known === undefined) throw new Error(`no operation ${operation}`)
    return known.run(aws, input)
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    try {
      const output = await answer(String(request.headers['x-amz-target']), Buffer.concat(chunks).toString())
      response.writeHead(200).end(JSON.stringify(output))
    } catch (error) {
      const isAws = error instanceof AwsError
      const __type = isAws ? error.type : 'Failure'
      response
        .writeHead(isAws ? error.status : 500, { 'x-amzn-errortype': `${__type}:` })
        .end(JSON.stringify({ __type, message: String((error as Error).message) }))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    pool,
    messages,
    requests,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
