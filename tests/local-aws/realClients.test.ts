import { type ChildProcessByStdio, execFile, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeOperatorProfile } from '../../aws/cli/target/operatorProfile.ts'
import { type Config, serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'

/** Refreshes tokens that rotate. Versions from before 2025, as in Debian 12, do not know it. */
const newest = 'get-tokens-from-refresh-token'
const newestInBoto3 = `import boto3; boto3.client('cognito-idp', region_name='x').${newest.replaceAll('-', '_')}`

const knowsNewestInCli = succeeds('aws', 'cognito-idp', newest, '--generate-cli-skeleton')
const knowsNewestInBoto3 = succeeds('python3', '-c', newestInBoto3)

/** Clients from outside this project: the AWS CLI and boto3. Debian: apt-get install awscli python3-boto3. */
const clients = [
  {
    name: 'AWS CLI',
    isInstalled: knowsNewestInCli || succeeds('aws', '--version'),
    knowsNewest: knowsNewestInCli,
    call: callWithCli,
  },
  {
    name: 'boto3',
    isInstalled: knowsNewestInBoto3 || succeeds('python3', '-c', 'import boto3'),
    knowsNewest: knowsNewestInBoto3,
    call: callWithBoto3,
  },
]

interface Call {
  /** The CLI's name of the service: `sts`. */
  service: string
  /** The CLI's name of the operation: `get-id`. */
  operation: string
  input: object
  /** Undefined for operations without a signature. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
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
          ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
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

/** Answers a line of JSON for each line of JSON. One process serves all calls, because boto3 takes most of a second to load. */
const script = `
import boto3, json, sys
from botocore import UNSIGNED
from botocore.config import Config
for line in sys.stdin:
    endpoint_url, region, service, operation, values, key = json.loads(line)
    try:
        session = boto3.Session(region_name=region, **(key or {}))
        config = Config(retries={'max_attempts': 0}, signature_version=None if key else UNSIGNED)
        client = session.client(service, endpoint_url=endpoint_url, config=config)
        answer = getattr(client, operation.replace('-', '_'))(**values)
        answer.pop('ResponseMetadata')
        print(json.dumps({'answer': answer}, default=str), flush=True)
    except Exception as error:
        print(json.dumps({'error': str(error)}), flush=True)
`

let python: ChildProcessByStdio<Writable, Readable, null> | undefined
let answers: AsyncIterator<string> | undefined
afterAll(() => python?.kill())

async function callWithBoto3(call: Call): Promise<unknown> {
  const { service, operation, input, credentials } = call
  const key =
    credentials === undefined
      ? null
      : {
          aws_access_key_id: credentials.accessKeyId,
          aws_secret_access_key: credentials.secretAccessKey,
          aws_session_token: credentials.sessionToken ?? null,
        }
  python ??= spawn('python3', ['-c', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, AWS_EC2_METADATA_DISABLED: 'true' },
  })
  answers ??= createInterface(python.stdout)[Symbol.asyncIterator]()
  const { endpoint, config } = local
  python.stdin.write(`${JSON.stringify([endpoint, config.region, service, operation, input, key])}\n`)
  const { value, done } = await answers.next()
  if (done) throw new Error('the process of boto3 has ended')
  const { answer, error } = JSON.parse(value)
  if (error !== undefined) throw new Error(error)
  return answer
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

/** The first commands of an operator, with parts of the answers. */
const typedFirst: [
  service: string,
  operation: string,
  inputAndAnswer: (config: Config) => [input: object, answer: object],
][] = [
  ['sts', 'get-caller-identity', () => [{}, { Arn: 'arn:aws:iam::123456789012:user/operator' }]],
  ['cloudformation', 'describe-stacks', () => [{}, { Stacks: [{ StackName: 'leading-keys' }] }]],
  ['cognito-idp', 'list-user-pools', ({ userPoolId: Id }) => [{ MaxResults: 10 }, { UserPools: [{ Id }] }]],
  ['cognito-idp', 'describe-user-pool', ({ userPoolId: Id }) => [{ UserPoolId: Id }, { UserPool: { Id } }]],
  [
    'cognito-idp',
    'get-user-pool-mfa-config',
    ({ userPoolId: UserPoolId }) => [{ UserPoolId }, { MfaConfiguration: 'OPTIONAL' }],
  ],
  [
    'cognito-idp',
    'list-user-pool-clients',
    ({ userPoolId: UserPoolId, userPoolClientId: ClientId }) => [
      { UserPoolId },
      { UserPoolClients: [{ ClientId }] },
    ],
  ],
  [
    'cognito-idp',
    'describe-user-pool-client',
    ({ userPoolId: UserPoolId, userPoolClientId: ClientId }) => [
      { UserPoolId, ClientId },
      { UserPoolClient: { ClientId } },
    ],
  ],
  [
    'cognito-idp',
    'list-groups',
    ({ userPoolId: UserPoolId }) => [{ UserPoolId }, { Groups: [{ GroupName }] }],
  ],
  [
    'cognito-idp',
    'get-group',
    ({ userPoolId: UserPoolId }) => [{ UserPoolId, GroupName }, { Group: { GroupName } }],
  ],
  [
    'cognito-idp',
    'list-users-in-group',
    ({ userPoolId: UserPoolId }) => [{ UserPoolId, GroupName }, { Users: [{ Username: 'agency-lead' }] }],
  ],
  [
    'cognito-idp',
    'admin-list-groups-for-user',
    ({ userPoolId: UserPoolId }) => [{ UserPoolId, Username: 'agency-lead' }, { Groups: [{ GroupName }] }],
  ],
  [
    'cognito-idp',
    'admin-update-user-attributes',
    ({ userPoolId: UserPoolId }) => [
      { UserPoolId, Username: 'office-new', UserAttributes: [{ Name: 'name', Value: 'Noa' }] },
      {},
    ],
  ],
  [
    'cognito-idp',
    'list-users',
    ({ userPoolId: UserPoolId }) => [
      { UserPoolId, AttributesToGet: ['email'], Filter: 'username = "office-south"' },
      { Users: [{ Attributes: [{ Name: 'email', Value: 'office-south@agency.example' }] }] },
    ],
  ],
  [
    'cognito-identity',
    'list-identity-pools',
    ({ identityPoolId: IdentityPoolId }) => [{ MaxResults: 10 }, { IdentityPools: [{ IdentityPoolId }] }],
  ],
  [
    'cognito-identity',
    'describe-identity-pool',
    ({ identityPoolId: IdentityPoolId }) => [{ IdentityPoolId }, { AllowClassicFlow: false }],
  ],
  [
    'cognito-identity',
    'get-identity-pool-roles',
    ({ identityPoolId: IdentityPoolId }) => [
      { IdentityPoolId },
      { Roles: { authenticated: expect.stringContaining('AdministratorRole') } },
    ],
  ],
  [
    'cognito-identity',
    'list-identities',
    ({ identityPoolId: IdentityPoolId, userPoolId }) => [
      { IdentityPoolId, MaxResults: 1 },
      { Identities: [{ Logins: [`cognito-idp.eu-central-1.amazonaws.com/${userPoolId}`] }] },
    ],
  ],
  [
    'cognito-identity',
    'get-principal-tag-attribute-map',
    ({ identityPoolId: IdentityPoolId, userPoolId }) => [
      { IdentityPoolId, IdentityProviderName: `cognito-idp.eu-central-1.amazonaws.com/${userPoolId}` },
      { UseDefaults: false },
    ],
  ],
]
const GroupName = 'AgencyLeads'

for (const { name, isInstalled, knowsNewest, call } of clients) {
  // The name of a skipped test says why it is skipped.
  describe.skipIf(!isInstalled)(isInstalled ? name : `${name} (not installed: skipped)`, () => {
    test("queries the caller's own agents with temporary credentials, and no others", async () => {
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

    // The stack's operator commands are the same by either partition key, and a start of the AWS CLI takes a second.
    const isOnce = process.env.PARTITION_KEY !== 'principal-tag'
    if (isOnce)
      describe('with the operator’s key', () => {
        const asOperator = (service: string, operation: string, input: object = {}) =>
          call({ service, operation, input, credentials: local.aws.operatorKey })

        test.each(typedFirst)('answers %s %s', async (service, operation, inputAndAnswer) => {
          const [input, answer] = inputAndAnswer(local.config)
          expect(await asOperator(service, operation, input)).toMatchObject(answer)
        })

        test.each([
          ['iam', 'list-users'],
          ['sns', 'list-topics'],
          ['logs', 'describe-log-groups'],
          ['s3api', 'list-buckets'],
          ['lambda', 'list-functions'],
          ['secretsmanager', 'list-secrets'],
        ])('is told in a sentence that there is no %s here', async (service, operation) => {
          const inBoto3 = name === 'boto3' && service === 's3api' ? 's3' : service
          await expect(asOperator(inBoto3, operation)).rejects.toThrow(
            /NotEmulated.*Not emulated by the local AWS: the service (iam|sns|logs|s3|lambda|secretsmanager)\. It has dynamodb, .*cloudformation and no other/,
          )
        })

        test('gets the same answer for a bucket, whose name is in the path', async () => {
          const service = name === 'boto3' ? 's3' : 's3api'
          await expect(
            asOperator(service, 'list-objects-v2', { Bucket: 'some-bucket', Prefix: 'a' }),
          ).rejects.toThrow(/NotEmulated.*the service s3/)
        })
      })
  })
}

describe.skipIf(!clients[0]?.isInstalled)('the operator’s line of the README', () => {
  test('reaches the local AWS with the AWS CLI, and names it for those that do not read it in a profile', async () => {
    const line = /^AWS_SHARED_CREDENTIALS_FILE=(\S+) aws (.+)$/m.exec(readFileSync('README.md', 'utf8'))
    expect(line?.[2]).toContain('--endpoint-url http://localhost:5173/aws')
    const directory = mkdtempSync(join(tmpdir(), 'operator-'))
    const { endpoint, config, aws } = local
    // The profile has only the key and the Region. The endpoint is on the command line, because an old CLI reads none here.
    writeOperatorProfile(directory, { endpoint, region: config.region, ...aws.operatorKey })
    const profile = readFileSync(join(directory, 'credentials'), 'utf8').replace(/^endpoint_url.*$/m, '')
    writeFileSync(join(directory, 'credentials'), profile)
    const words = (line?.[2] ?? '').replace('http://localhost:5173/aws', endpoint).split(' ')
    const { stdout } = await run('aws', words, {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    })
    rmSync(directory, { recursive: true })
    expect(JSON.parse(stdout)).toMatchObject({ Count: 21 })
  })
})
