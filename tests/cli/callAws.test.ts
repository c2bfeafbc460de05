import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callAws, findRegion } from '../../aws/cli/awsCli/callAws.ts'

let directory: string

/** An `aws` that writes down what it was told and answers as it is told to. */
const script = `#!${process.execPath}
const { appendFileSync } = require('node:fs')
appendFileSync(process.env.STAND_IN_LOG, JSON.stringify(process.argv.slice(2)) + '\\n')
process.stdout.write(process.env.STAND_IN_STDOUT ?? '')
process.stderr.write(process.env.STAND_IN_STDERR ?? '')
if (process.env.STAND_IN_SIGNAL !== undefined) process.kill(process.pid, process.env.STAND_IN_SIGNAL)
else process.exit(Number(process.env.STAND_IN_STATUS ?? 0))
`

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'stand-in-'))
  writeFileSync(join(directory, 'aws'), script)
  chmodSync(join(directory, 'aws'), 0o755)
})
afterAll(() => rmSync(directory, { recursive: true }))

function standIn(answer: { stdout?: string; stderr?: string; status?: number; signal?: string }): void {
  vi.unstubAllEnvs()

  vi.stubEnv('PATH', `${directory}${delimiter}${dirname(process.execPath)}`)
  vi.stubEnv('STAND_IN_LOG', join(directory, 'log'))
  vi.stubEnv('STAND_IN_STDOUT', answer.stdout ?? '')
  vi.stubEnv('STAND_IN_STDERR', answer.stderr ?? '')
  vi.stubEnv('STAND_IN_STATUS', String(answer.status ?? 0))
  vi.stubEnv('STAND_IN_SIGNAL', answer.signal)
}

// A script is a program by its first line: not to Windows.
describe.skipIf(process.platform === 'win32')('the AWS CLI', () => {
  test('is told exactly what was meant, without a shell in between, and answers in JSON', async () => {
    standIn({ stdout: '{"Account":"123456789012"}' })
    const odd = ['--parameters', `[{"ParameterValue":"$(touch x) 'y' \\"z\\""}]`]
    expect(await callAws(['sts', 'get-caller-identity', ...odd])).toEqual({ Account: '123456789012' })
    const told = JSON.parse(readFileSync(join(directory, 'log'), 'utf8').trim().split('\n').at(-1) ?? '')
    expect(told).toEqual(['sts', 'get-caller-identity', ...odd, '--output', 'json'])
  })

  test('may have nothing to say', async () => {
    standIn({ stdout: '\n' })
    expect(await callAws(['cloudformation', 'delete-stack'])).toBeUndefined()
  })

  test.each([
    [
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
      null,
      'There are no AWS credentials. Set AWS_PROFILE, or sign in: aws sso login',
    ],
    [
      'Error loading SSO Token: Token for work does not exist',
      null,
      'The AWS SSO session has ended. Sign in again: aws sso login',
    ],
    [
      'You must specify a region. You can also configure your region by running "aws configure".',
      null,
      'There is no AWS Region. Set AWS_REGION, such as eu-central-1',
    ],
    ['The config profile (work) could not be found', null, 'The config profile (work) could not be found'],
    [
      'Could not connect to the endpoint URL: "https://sts.eu-centra-1.amazonaws.com/"',
      null,
      'Check the connection and the Region',
    ],
    [
      'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired',
      'ExpiredToken',
      'The AWS credentials have expired or are not valid. Sign in again: aws sso login',
    ],
    [
      'An error occurred (Throttling) when calling the DescribeStacks operation (reached max retries: 7): Rate exceeded',
      'Throttling',
      'DescribeStacks: Rate exceeded (Throttling)',
    ],
    [
      'An error occurred (AccessDenied) when calling the CreateChangeSet operation: User: arn:aws:iam::1:user/x is not authorized',
      'AccessDenied',
      'CreateChangeSet: User: arn:aws:iam::1:user/x is not authorized (AccessDenied)',
    ],
    ['', null, 'The AWS CLI failed'],
  ])('fails in one sentence: %s', async (stderr, code, sentence) => {
    standIn({ stderr: `\n${stderr}\n`, status: 254 })
    await expect(callAws(['sts', 'get-caller-identity'])).rejects.toMatchObject({
      name: 'AwsCallError',
      code,
      message: expect.stringContaining(sentence),
    })
  })

  test('printing something else is an error, too', async () => {
    standIn({ stdout: 'upload: done' })
    await expect(callAws(['s3', 'cp'])).rejects.toThrow('aws s3 cp printed something other than JSON')
  })

  test('that is stopped says so', async () => {
    standIn({ signal: 'SIGINT' })
    await expect(callAws(['s3api', 'put-object'])).rejects.toMatchObject({
      name: 'AwsCallError',
      message: 'Stopped.',
    })
  })

  test('works in one Region: of the environment, of the profile, or in none', async () => {
    standIn({ stdout: 'eu-north-1\n' })
    vi.stubEnv('AWS_REGION', undefined)
    vi.stubEnv('AWS_DEFAULT_REGION', undefined)
    expect(await findRegion()).toBe('eu-north-1')
    vi.stubEnv('AWS_DEFAULT_REGION', 'eu-west-1')
    expect(await findRegion()).toBe('eu-west-1')
    vi.stubEnv('AWS_REGION', 'eu-west-2')
    expect(await findRegion()).toBe('eu-west-2')
    standIn({ status: 1 })
    vi.stubEnv('AWS_REGION', '')
    vi.stubEnv('AWS_DEFAULT_REGION', '')
    await expect(findRegion()).rejects.toThrow('There is no AWS Region. Set AWS_REGION')
  })

  test('that is not installed is named, with where to get it', async () => {
    vi.stubEnv('PATH', join(directory, 'nothing'))
    await expect(callAws(['sts', 'get-caller-identity'])).rejects.toThrow(
      'The AWS CLI is not installed: https://',
    )
  })
})
