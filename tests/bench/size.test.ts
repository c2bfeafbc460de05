import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { spendingOf } from './budgets.ts'
import { type BuiltFile, measureBuild } from './measureBuild.ts'

describe('the production build', () => {
  let files: BuiltFile[] = []
  beforeAll(async () => {
    // Vitest says "test", and React would come with its warnings.
    vi.stubEnv('NODE_ENV', 'production')
    files = await measureBuild()
  })

  test('keeps to its budgets', () => {
    const over = spendingOf(files).filter(({ spent, limit }) => spent > limit)
    expect(over).toEqual([])
  })

  test('shows the sign-in form with nothing of AWS loaded', () => {
    // The bundler's own few lines may be in a file of their own.
    expect(namesOf('form').filter((name) => name !== 'rolldown-runtime')).toEqual(['index'])
  })

  test('brings everything between the form and the agents in four files', () => {
    expect(namesOf('agents')).toEqual(['aws', 'session', 'signed-in', 'start'])
  })

  test('leaves what not everybody needs for when they do', () => {
    expect(namesOf('later')).toEqual(
      expect.arrayContaining(['AccessPage', 'AgentDetails', 'CodeForm', 'ConfigFindings', 'NewPasswordForm']),
    )
  })

  /** Without the hashes, in alphabetical order. */
  function namesOf(stage: BuiltFile['stage']): string[] {
    return files
      .filter((file) => file.kind === 'js' && file.stage === stage)
      .map(({ name }) => name.replace(/-[\w-]{8}\.js$/, ''))
      .sort()
  }
})

describe('what the build leaves out', () => {
  test('no operation of DynamoDB looks up its endpoint first', () => {
    const client = new URL('../../node_modules/@aws-sdk/client-dynamodb/dist-es/', import.meta.url)
    const users = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        path.endsWith('.js') &&
        readFileSync(new URL(path, client), 'utf8').includes('getEndpointDiscoveryPlugin'),
    )
    expect(users).toEqual([])
  })

  test('the credential provider takes from a Cognito Identity client what the app sends GetId with', async () => {
    const [own, others] = await Promise.all([
      import('@aws-sdk/client-cognito-identity'),
      import('@aws-sdk/nested-clients/cognito-identity'),
    ])
    expect(Object.keys(own)).toEqual(expect.arrayContaining(Object.keys(others)))
  })
})
