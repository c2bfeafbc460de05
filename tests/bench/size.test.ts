import { readdirSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { DynamoDBClient, errorTypeRegistries, QueryCommand } from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { spendingOf } from './budgets.ts'
import { type BuiltFile, measureBuild } from './measureBuild.ts'

describe('the production build', () => {
  let files: BuiltFile[] = []
  beforeAll(async () => {
    // Vitest sets "test", with which React would include its warnings.
    vi.stubEnv('NODE_ENV', 'production')
    files = await measureBuild()
  })

  test('keeps to its budgets', () => {
    const over = spendingOf(files).filter(({ spent, limit }) => spent > limit)
    expect(over).toEqual([])
  })

  test('shows the sign-in form with nothing of AWS loaded', () => {
    // The bundler's few lines may be in a separate file.
    expect(namesOf('form').filter((name) => name !== 'rolldown-runtime')).toEqual(['index'])
  })

  test('brings everything between the form and the agents in four files', () => {
    expect(namesOf('agents')).toEqual(['aws', 'session', 'signed-in', 'start'])
  })

  test('loads code that only some users need when they need it', () => {
    expect(namesOf('later')).toEqual(
      expect.arrayContaining([
        'AccessPage',
        'OpenFile',
        'EditableFile',
        'CodeForm',
        'ConfigFaults',
        'NewPasswordForm',
      ]),
    )
  })

  /** The names without their hashes, in alphabetical order. */
  function namesOf(stage: BuiltFile['stage']): string[] {
    return files
      .filter((file) => file.kind === 'js' && file.stage === stage)
      .map(({ name }) => name.replace(/-[\w-]{8}\.js$/, ''))
      .sort()
  }
})

describe('the modules that the build leaves out', () => {
  test('no operation of DynamoDB looks up its endpoint first', () => {
    const client = new URL('../../node_modules/@aws-sdk/client-dynamodb/dist-es/', import.meta.url)
    const users = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        path.endsWith('.js') &&
        readFileSync(new URL(path, client), 'utf8').includes('getEndpointDiscoveryPlugin'),
    )
    expect(users).toEqual([])
  })

  test('the credential provider uses the Cognito Identity client with which the app sends GetId', async () => {
    const [own, others] = await Promise.all([
      import('@aws-sdk/client-cognito-identity'),
      import('@aws-sdk/nested-clients/cognito-identity'),
    ])
    expect(Object.keys(own)).toEqual(expect.arrayContaining(Object.keys(others)))
  })

  test('an exception of DynamoDB has the same name, message and status without its own class', async () => {
    const registry = errorTypeRegistries.find(({ namespace }) => namespace === 'com.amazonaws.dynamodb')
    const names = Object.keys(await import('@aws-sdk/client-dynamodb')).filter((name) =>
      /Exception$/.test(name),
    )
    expect(names.length).toBeGreaterThan(25)
    const withClasses = await Promise.all(names.map(whatIsSaid))
    registry?.clear()
    expect(await Promise.all(names.map(whatIsSaid))).toEqual(withClasses)
  })

  /** The members of a failure that the app and the SDK's retries read. */
  async function whatIsSaid(type: string) {
    const answer = JSON.stringify({
      __type: `com.amazonaws.dynamodb.v20120810#${type}`,
      message: 'So it is.',
    })
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
      maxAttempts: 1,
      requestHandler: {
        handle: async () => ({ response: { statusCode: 400, headers: {}, body: Readable.from([answer]) } }),
      },
    })
    const error: unknown = await client.send(new QueryCommand({ TableName: 'AgentsTable' })).catch((e) => e)
    if (!(error instanceof Error)) throw new Error(`${type} came as an answer`)
    const { name, message } = error
    return {
      name,
      message,
      ...('$fault' in error && { fault: error.$fault }),
      metadata: '$metadata' in error,
    }
  }
})
