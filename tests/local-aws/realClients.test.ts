import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'

/** Refreshes tokens that rotate. Versions from before 2025, as in Debian 12, do not know it. */
const newest = 'get-tokens-from-refresh-token'
const newestInBoto3 = `import boto3; boto3.client('cognito-idp', region_name='x').${newest.replaceAll('-', '_')}`

/** Clients that nobody here wrote: the AWS CLI and boto3. Debian: apt-get install awscli python3-boto3. */
const clients = [
  {
    name: 'AWS CLI',
    isInstalled: succeeds('aws', '--version'),
    knowsNewest: succeeds('aws', 'cognito-idp', newest, '--generate-cli-skeleton'),
    call: callWithCli,
  },
  {
    name: 'boto3',
    isInstalled: succeeds('python3', '-c', 'import boto3'),
    knowsNewest: succeeds('python3', '-c', newestInBoto3),
    call: callWithBoto3,
  },
]

interface Call {
  service: 'dynamodb' | 'cognito-identity' | 'cognito-idp'
  /** As the CLI spells it: `get-id`. */
  operation: string
  input: object
  /** None for the operations that are not signed. */
  credentials?: SignedIn['credentials']
}

let local: TestAws
let north: SignedIn
let south: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
  south = await signInOverHttp(local.config, 'office-south')
})
afterAll(() => local.close())

function succeeds(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: 'ignore' }).status === 0
}

function environment({ credentials }: Call) {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_DEFAULT_REGION: local.config.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    ...(credentials === undefined
      ? {}
      : {
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          AWS_SESSION_TOKEN: credentials.sessionToken,
        }),
  }
}

const run = promisify(execFile)

async function callWithCli(call: Call): Promise<unknown> {
  const { service, operation, input } = call
  const unsigned = call.credentials === undefined ? ['--no-sign-request'] : []
  const parameters = [service, operation, '--endpoint-url', local.endpoint, '--output', 'json', ...unsigned]
  const { stdout } = await run('aws', [...parameters, '--cli-input-json', JSON.stringify(input)], {
    env: environment(call),
  })
  return stdout === '' ? {} : JSON.parse(stdout)
}

const script = `
import boto3, json, sys
from botocore import UNSIGNED
from botocore.config import Config
endpoint_url, service, operation, text, signed = sys.argv[1:]
config = Config() if signed == 'signed' else Config(signature_version=UNSIGNED)
client = boto3.client(service, endpoint_url=endpoint_url, config=config)
answer = getattr(client, operation.replace('-', '_'))(**json.loads(text))
answer.pop('ResponseMetadata')
print(json.dumps(answer, default=str))
`

async function callWithBoto3(call: Call): Promise<unknown> {
  const { service, operation, input, credentials } = call
  const signed = credentials === undefined ? 'unsigned' : 'signed'
  const { stdout } = await run(
    'python3',
    ['-c', script, local.endpoint, service, operation, JSON.stringify(input), signed],
    {
      env: environment(call),
    },
  )
  return JSON.parse(stdout)
}

function queryOf(whose: SignedIn): Call {
  const { tableName } = local.config
  const input = {
    TableName: tableName,
    ...visible(local.config),
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: whose.partition } },
  }
  return { service: 'dynamodb', operation: 'query', input, credentials: north.credentials }
}

for (const { name, isInstalled, knowsNewest, call } of clients) {
  // Not in silence: the name of a skipped test says why.
  describe.skipIf(!isInstalled)(isInstalled ? name : `${name} (not installed: skipped)`, () => {
    test("queries one's own agents with temporary credentials, and nobody else's", async () => {
      expect(await call(queryOf(north))).toMatchObject({ Count: 12 })
      await expect(call(queryOf(south))).rejects.toThrow(
        /AccessDeniedException.*is not authorized to perform: dynamodb:Query/,
      )
    })

    test('exchanges an ID token for an identity and credentials, of the enhanced flow only', async () => {
      const service = 'cognito-identity'
      const { identityId: IdentityId, logins: Logins } = north
      const { identityPoolId: IdentityPoolId } = local.config
      const answer = await call({ service, operation: 'get-id', input: { IdentityPoolId, Logins } })
      expect(answer).toEqual({ IdentityId })
      const input = { IdentityId, Logins }
      expect(await call({ service, operation: 'get-credentials-for-identity', input })).toMatchObject({
        IdentityId,
        Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/), SessionToken: expect.any(String) },
      })
      await expect(call({ service, operation: 'get-open-id-token', input })).rejects.toThrow(
        /InvalidParameterException.*Basic \(classic\) flow is not enabled/,
      )
      const theirs = { IdentityId: south.identityId, Logins }
      await expect(
        call({ service, operation: 'get-credentials-for-identity', input: theirs }),
      ).rejects.toThrow(/NotAuthorizedException.*Logins don't match/)
    })

    test('reads its user, revokes, and can read no more after that', async () => {
      const service = 'cognito-idp'
      const { accessToken, refreshToken } = await signInOverHttp(local.config, 'office-north')
      const { userPoolClientId: ClientId } = local.config
      const getUser: Call = { service, operation: 'get-user', input: { AccessToken: accessToken } }
      expect(await call(getUser)).toMatchObject({ Username: 'office-north' })
      await call({ service, operation: 'revoke-token', input: { ClientId, Token: refreshToken } })
      await expect(call(getUser)).rejects.toThrow(/NotAuthorizedException.*Access Token has been revoked/)
    })

    test('does not get around the rotation of refresh tokens', async () => {
      const { refreshToken } = await signInOverHttp(local.config, 'office-north')
      const input = {
        ClientId: local.config.userPoolClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: refreshToken },
      }
      await expect(call({ service: 'cognito-idp', operation: 'initiate-auth', input })).rejects.toThrow(
        /InvalidParameterException.*REFRESH_TOKEN_AUTH flow not enabled for this client/,
      )
    })

    test.skipIf(!knowsNewest)(
      `refreshes${knowsNewest ? '' : ` (too old for ${newest}: skipped)`}`,
      async () => {
        const service = 'cognito-idp'
        const { refreshToken } = await signInOverHttp(local.config, 'office-north')
        const { userPoolClientId: ClientId } = local.config
        const refresh: Call = {
          service,
          operation: newest,
          input: { ClientId, RefreshToken: refreshToken },
        }
        expect(await call(refresh)).toMatchObject({ AuthenticationResult: { IdToken: expect.any(String) } })

        await call({ service, operation: 'revoke-token', input: { ClientId, Token: refreshToken } })
        await expect(call(refresh)).rejects.toThrow(/NotAuthorizedException.*Refresh Token has been revoked/)
      },
    )
  })
}
