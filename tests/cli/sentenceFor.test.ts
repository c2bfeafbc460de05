import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeAws, openAws } from '../../aws/cli/sdk/openAws.ts'
import { sentenceFor } from '../../aws/cli/sdk/sentenceFor.ts'

let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'aws-home-'))
  writeFileSync(
    join(home, 'config'),
    `[profile keys]
region = eu-north-1
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = secret

[profile sso]
sso_session = work
sso_account_id = 123456789012
sso_role_name = Deployer

[sso-session work]
sso_region = eu-central-1
sso_start_url = https://example.awsapps.com/start
`,
  )
  writeFileSync(join(home, 'credentials'), '')
})
afterAll(() => rmSync(home, { recursive: true }))
afterEach(() => {
  vi.unstubAllEnvs()
})

/** A machine with this configuration in ~/.aws, and no credentials in the environment. */
function stubMachine(env: Record<string, string> = {}): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) vi.stubEnv(name, undefined)
  }
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  vi.stubEnv('HOME', home)
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
}

/** The sentence about the failure of the first call. */
async function failureOf(options: { profile?: string; region?: string }): Promise<string> {
  try {
    const aws = await openAws({ ...options, maxAttempts: 1 })
    await aws.sts.send(new GetCallerIdentityCommand({})).finally(() => closeAws(aws))
    return ''
  } catch (error) {
    return sentenceFor(error)
  }
}

const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }

describe('the sentence for', () => {
  test('no Region', async () => {
    stubMachine(keys)
    expect(await failureOf({})).toBe(
      'There is no AWS Region. Give one: --region eu-central-1, or set AWS_REGION.',
    )
  })

  test('no credentials', async () => {
    stubMachine()
    expect(await failureOf({ region: 'eu-central-1' })).toBe(
      'There are no AWS credentials. Name a profile with --profile NAME, or set AWS_PROFILE.',
    )
  })

  test('a profile that does not exist', async () => {
    stubMachine()
    const sentence = 'There are no AWS credentials in the profile work. Is it in ~/.aws/config?'
    expect(await failureOf({ profile: 'work', region: 'eu-central-1' })).toBe(sentence)
    vi.stubEnv('AWS_PROFILE', 'work')
    expect(await failureOf({ region: 'eu-central-1' })).toBe(sentence)
  })

  test('an SSO session that has ended', async () => {
    stubMachine()
    expect(await failureOf({ profile: 'sso', region: 'eu-central-1' })).toMatch(
      /^There are no AWS credentials: .*aws sso login.*\.$/,
    )
  })

  test('a host that refuses the connection', async () => {
    stubMachine({ ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })
    expect(await failureOf({ region: 'eu-central-1' })).toBe(
      '127.0.0.1:9 cannot be reached (ECONNREFUSED). Check the connection, the proxy and the Region.',
    )
  })

  test('a host that does not exist', async () => {
    stubMachine({ ...keys, AWS_ENDPOINT_URL: 'http://sts.invalid' })
    expect(await failureOf({ region: 'eu-central-1' })).toMatch(
      /^sts\.invalid cannot be reached \((ENOTFOUND|EAI_AGAIN)\)\. Check the connection/,
    )
  })

  test('everything that is no error of AWS is its own', () => {
    expect(sentenceFor(new Error('The build has no index.html.'))).toBe('The build has no index.html.')
    expect(sentenceFor('odd')).toBe('odd')
  })
})

describe('the sentence for an answer of AWS', () => {
  const error = (code: string, message: string) =>
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`
  const answers: [what: string, status: number, body: string, sentence: string][] = [
    [
      'that the keys have expired',
      403,
      error('ExpiredToken', 'The security token included in the request is expired'),
      'AWS does not accept the credentials (ExpiredToken). Sign in again: aws sso login, or renew the keys of the profile.',
    ],
    [
      'that the key is unknown',
      403,
      error('InvalidClientTokenId', 'The security token included in the request is invalid.'),
      'AWS does not accept the credentials (InvalidClientTokenId). Sign in again: aws sso login, or renew the keys of the profile.',
    ],
    [
      'that the person may not',
      403,
      error(
        'AccessDenied',
        'User: arn:aws:iam::1:user/x is not authorized to perform: sts:GetCallerIdentity',
      ),
      'AWS denies this (AccessDenied): User: arn:aws:iam::1:user/x is not authorized to perform: sts:GetCallerIdentity. aws/deployer-policy.json has the rights that a deployment needs.',
    ],
    [
      'that it is too much',
      400,
      error('Throttling', 'Rate exceeded'),
      'AWS answered Throttling: Rate exceeded.',
    ],
    ['without a reason', 500, error('InternalFailure', ''), 'AWS answered InternalFailure without a reason.'],
    [
      'that is a page of a proxy',
      200,
      '<html><body>Please sign in to the network<br></body></html>',
      'AWS answered in a form that the SDK cannot read. Is there a proxy on the way?',
    ],
  ]
  test.each(answers)('%s', async (_, status, body, sentence) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/xml' })
      response.end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    stubMachine({ ...keys, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })
    expect(await failureOf({ region: 'eu-central-1' })).toBe(sentence)
    server.closeAllConnections()
    server.close()
  })
})

test('the Region comes from the command line, the environment, or the profile', async () => {
  stubMachine({ AWS_DEFAULT_REGION: 'eu-west-1' })
  expect((await openAws({ profile: 'keys', region: 'eu-south-1' })).region).toBe('eu-south-1')
  expect((await openAws({ profile: 'keys' })).region).toBe('eu-west-1')
  vi.stubEnv('AWS_REGION', 'eu-west-2')
  expect((await openAws({ profile: 'keys' })).region).toBe('eu-west-2')
  stubMachine()
  expect((await openAws({ profile: 'keys' })).region).toBe('eu-north-1')
})
