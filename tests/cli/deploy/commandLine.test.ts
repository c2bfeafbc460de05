import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changesIn, faultsForVisitors } from '../../support/stand-in/onStandIn.ts'
import { type StandIn, startStandIn } from '../../support/stand-in/startStandIn.ts'

let aws: StandIn
beforeAll(async () => {
  aws = await startStandIn()
})
afterAll(async () => {
  await aws.close()
})

function start(script: string, ...words: string[]): ChildProcess {
  const { AWS_PROFILE: _, FORCE_COLOR: __, ...env } = process.env
  return spawn(process.execPath, ['--import', 'tsx', `aws/cli/${script}.ts`, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
      AWS_REGION: 'eu-central-1',
    },
  })
}

/** Runs a command to its end. */
async function run(script: string, ...words: string[]) {
  const child = start(script, ...words)
  const read = async (stream: AsyncIterable<unknown> | null) => {
    let text = ''
    for await (const part of stream ?? []) text += String(part)
    return text
  }
  const [stdout, stderr, [code]] = await Promise.all([
    read(child.stdout),
    read(child.stderr),
    once(child, 'close'),
  ])
  return { stdout, stderr, code }
}

test.each([
  ['deploy', ['--colour'], "Unknown option '--colour'"],
  ['deploy', ['--stack'], "Option '--stack <value>' argument missing"],
  ['deploy', ['--stack', 'my_stack'], '--stack takes up to 40 letters, digits and dashes'],
  ['deploy', ['--set', 'IdleMinutes=never'], 'IdleMinutes cannot be "never"'],
  ['deploy', ['--rollback', '--plan'], '--rollback changes the build alone'],
  ['deploy', ['--adopt', '--kept', 'UserPool'], '--kept takes NAME=ID, not UserPool'],
  ['destroy', ['leading-keys'], 'Unexpected argument'],
])('%s %j makes no sense: one sentence, exit code 2, and no call', async (script, words, sentence) => {
  const { stdout, stderr, code } = await run(script, ...words)
  expect(stderr).toContain(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout).toBe('')
  expect(code).toBe(2)
  expect(aws.calls).toEqual([])
})

describe('the commands of an operator, one after the other', () => {
  test('deploy asks, and without a terminal to ask at changes nothing', async () => {
    const { stdout, stderr, code } = await run('deploy')
    expect(stdout).toContain('Add UserPool (AWS::Cognito::UserPool)')
    expect(stderr).toContain(
      'This command asks before it goes on, and there is no terminal to ask at. --yes goes on without the question.\nNothing was changed.',
    )
    expect(code).toBe(1)
    expect(changesIn(aws)).not.toContain('ExecuteChangeSet')
  })

  test('Ctrl-C ends it at once, and it says what is deployed', async () => {
    const child = start('deploy', '--yes')
    let stderr = ''
    child.stderr?.on('data', (part) => {
      stderr += String(part)
    })
    let isPressed = false
    aws.interfere = (call) => {
      // Only once: the SDK may send the call again, and a second Ctrl-C ends a program without a message.
      if (call === 'ExecuteChangeSet' && !isPressed) isPressed = child.kill('SIGINT')
      return undefined
    }
    const [code] = await once(child, 'close')
    aws.interfere = () => undefined
    aws.cloudFormation.finish()
    expect(stderr).toMatch(/^\nStopped\.\n(Whether AWS has begun|AWS goes on changing the stack) .*\.\n\n$/)
    expect(code).toBe(1)
  })

  test('deploy --yes goes on from there, and says where the app is', async () => {
    const { stdout, stderr, code } = await run('deploy', '--yes')
    expect(stderr).toBe('')
    const url = aws.cloudFormation.stacks.get('leading-keys')?.outputs.get('url')
    expect(stdout).toContain(`npm run doctor -- --config ${url}config.json`)
    expect(code).toBe(0)
    expect(await faultsForVisitors(aws)).toEqual([])
  })

  test('deploy --json prints nothing else, so that a program can read it', async () => {
    const { stdout, stderr, code } = await run('deploy', '--yes', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      stackName: 'leading-keys',
      region: 'eu-central-1',
      previousBuild: null,
    })
    expect(stderr).toContain('The stack is as the template says.')
    expect(code).toBe(0)
  })

  test('destroy --yes takes it down', async () => {
    const { stdout, code } = await run('destroy', '--yes')
    expect(stdout).toContain('To take them back into a stack: npm run deploy -- --stack leading-keys --adopt')
    expect(code).toBe(0)
    expect(aws.cloudFormation.stacks.get('leading-keys')?.status).toBe('DELETE_COMPLETE')
  })
})
