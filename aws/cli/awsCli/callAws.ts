import { spawn } from 'node:child_process'

/** An answer of AWS that is not the wanted one, as the AWS CLI reports it, or none at all. */
export class AwsCallError extends Error {
  /** AWS's name for it, such as `ValidationError`; null when AWS was not reached. */
  readonly code: string | null

  constructor(message: string, code: string | null) {
    super(message)
    this.name = 'AwsCallError'
    this.code = code
  }
}

/** Calls AWS with the arguments of one AWS CLI command and gives its JSON; undefined when it prints nothing. */
export type CallAws = (call: readonly string[]) => Promise<unknown>

/**
 * Through the AWS CLI: it finds credentials in every way people have them (SSO, profiles, roles, MFA), retries
 * throttled calls, and what it is told can be told by hand.
 *
 * @throws AwsCallError, and Error when the CLI is not installed
 */
export const callAws: CallAws = async (call) => {
  const { stdout, stderr, status, signal } = await runCli([...call, '--output', 'json'])
  // Ctrl-C reaches the CLI as well.
  if (signal !== null) throw new AwsCallError('Stopped.', null)
  if (status !== 0) throw toAwsCallError(stderr)
  if (stdout.trim() === '') return undefined
  try {
    return JSON.parse(stdout)
  } catch {
    throw new AwsCallError(`aws ${call.slice(0, 2).join(' ')} printed something other than JSON`, null)
  }
}

/**
 * The Region in which the AWS CLI works.
 *
 * @throws Error when it has none
 */
export async function findRegion(): Promise<string> {
  const named = regionInEnvironment()
  if (named !== undefined) return named
  const { stdout, stderr } = await runCli(['configure', 'get', 'region'])
  const region = stdout.trim()
  if (region === '') throw new Error(withoutCredentials(stderr) ?? noRegion)
  return region
}

interface CliRun {
  stdout: string
  stderr: string
  status: number | null
  signal: string | null
}

function runCli(args: readonly string[]): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('aws', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
      // Windows finds aws.exe by itself, and aws.cmd only through its shell, which would read the arguments anew.
      shell: false,
    })
    const output = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    child.on('error', () =>
      reject(
        new Error(
          'The AWS CLI is not installed: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
        ),
      ),
    )
    child.on('close', (status, signal) => resolve({ ...output, status, signal }))
  })
}

/** What the CLI is told beside the call: patience when it is throttled, the Region to both of its versions, no pager. */
function environment(): NodeJS.ProcessEnv {
  const region = regionInEnvironment()
  return {
    AWS_RETRY_MODE: 'standard',
    AWS_MAX_ATTEMPTS: '8',
    AWS_PAGER: '',
    ...process.env,
    // Version 1 reads the one, version 2 and the SDK the other.
    ...(region === undefined ? {} : { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
  }
}

function regionInEnvironment(): string | undefined {
  return process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || undefined
}

/** `An error occurred (CODE) when calling the X operation: MESSAGE`, in one sentence that says what to do. */
function toAwsCallError(stderr: string): AwsCallError {
  const text = stderr.trim()
  const [, code = null, operation, message] =
    /An error occurred \((\w+)\) when calling the (\w+) operation(?: \([^)]*\))?: ([\s\S]*)/.exec(text) ?? []
  if (code === null) return new AwsCallError(withoutCredentials(text) ?? (text || 'The AWS CLI failed'), null)
  if (/^(ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException)$/.test(code)) {
    return new AwsCallError(
      'The AWS credentials have expired or are not valid. Sign in again: aws sso login',
      code,
    )
  }
  return new AwsCallError(`${operation}: ${message?.trim()} (${code})`, code)
}

const noRegion = 'There is no AWS Region. Set AWS_REGION, such as eu-central-1'

function withoutCredentials(text: string): string | undefined {
  if (/Unable to locate credentials|NoCredentials/i.test(text)) {
    return 'There are no AWS credentials. Set AWS_PROFILE, or sign in: aws sso login'
  }
  if (/SSO session|Token has expired|Error loading SSO Token/i.test(text)) {
    return 'The AWS SSO session has ended. Sign in again: aws sso login'
  }
  if (/must specify a region/i.test(text)) return noRegion
  if (/config profile .* could not be found/i.test(text)) return text
  if (/Could not connect to the endpoint/i.test(text)) return `${text}. Check the connection and the Region`
  return undefined
}
