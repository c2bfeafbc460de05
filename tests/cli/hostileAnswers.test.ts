import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { allAttempts } from '../../aws/attempts/allAttempts.ts'
import { type AssignOptions, parseAssignCommand } from '../../aws/cli/assign/AssignCommand.ts'
import { runAssignCommand } from '../../aws/cli/assign/runAssignCommand.ts'
import { runOnAws } from '../../aws/cli/deploy/runOnAws.ts'
import { examine } from '../../aws/cli/doctor/examine.ts'
import { printExamination } from '../../aws/cli/doctor/printExamination.ts'
import { describeVerdict } from '../../aws/cli/lint/describeVerdict.ts'
import { print, printError, printJson, safeLines } from '../../aws/cli/print.ts'
import { printResults } from '../../aws/cli/printResults.ts'
import { runCommand } from '../../aws/cli/runCommand.ts'
import type { Target } from '../../aws/cli/target/openTarget.ts'
import { runUserCommand } from '../../aws/cli/users/runUserCommand.ts'
import { parseUserCommand, type UserOptions } from '../../aws/cli/users/UserCommand.ts'
import { lintDocuments } from '../../aws/policy/lint/lintDocument.ts'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { sendRaw } from '../support/sendRaw.ts'

/** A text that clears the screen, forges lines of ours, turns the direction of writing and fills the terminal. */
const hostile = `\u001b[2J\u009b2J\r\n✓ FORGED\n✉ To ana: FORGED\u2028\u202e${'x'.repeat(100_000)}`

/** What AWS does with a request: answers honestly, with a hostile end of each text, or with a hostile error. */
type Manner = 'honest' | 'spoiled' | 'refused'

let local: OperatedAws
let mannerOf: (operation: string) => Manner
/** How many answers a command got that were not honest. */
let dishonest = 0
let printed: string[] = []

beforeAll(async () => {
  local = await operatedAws()
})
afterAll(() => local.close())
beforeEach(() => {
  printed = []
  dishonest = 0
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts) => printed.push(parts.join(' ')))
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

/** The AWS of `local`, which answers in a manner. */
function hostileTarget(): Target {
  const requestHandler = {
    async handle(request: {
      method: string
      path: string
      headers: Record<string, string>
      body?: string | Uint8Array
    }) {
      const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? ''
      const manner = mannerOf(operation)
      const answer = await sendRaw(local.endpoint, request)
      if (manner !== 'honest') dishonest += 1
      const refusal = { __type: 'InvalidParameterException', message: `No. ${hostile}` }
      const data = manner === 'refused' ? refusal : manner === 'spoiled' ? spoiled(answer.json) : answer.json
      return {
        response: {
          statusCode: manner === 'refused' ? 400 : answer.status,
          headers: { 'content-type': 'application/x-amz-json-1.1' },
          body: Readable.from([Buffer.from(JSON.stringify(data) ?? '')]),
        },
      }
    },
  }
  const client = { ...local.target.client, requestHandler, maxAttempts: 1 }
  return { ...local.target, client }
}

/** Numbers in DynamoDB are texts too, and a page's token has to find the next page. */
const kept = /^(N|__type|.*Token|LastEvaluatedKey)$/

function spoiled(value: unknown): unknown {
  if (typeof value === 'string') return `${value}${hostile}`
  if (Array.isArray(value)) return value.map(spoiled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, kept.test(name) ? each : spoiled(each)]),
  )
}

/** Nothing printed moves the cursor, begins a line in our name, or fills the terminal. */
function expectSafe(): void {
  const lines = printed.flatMap((text) => text.split('\n'))
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    expect(line).not.toMatch(/^\s*(✓ FORGED|✉ To)/)
    expect(line.length).toBeLessThan(10_000)
  }
}

const run = (what: () => Promise<void>) => runCommand('', what)
const users = async (words: string, options: UserOptions = {}) => {
  let answered: { data: unknown } | undefined
  await run(async () => {
    const confirm = async (question: string) => {
      print(safeLines(question))
      return true
    }
    const answer = await runUserCommand(hostileTarget(), parseUserCommand(words.split(' '), options), confirm)
    print(answer.text)
    answered = answer
  })
  // Not in the command, which would report a failed expectation as its own error.
  if (answered !== undefined) expectSafeJson(answered.data)
}

/** The data are complete, and no character of theirs moves the cursor. */
function expectSafeJson(data: unknown): void {
  const before = printed
  printed = []
  printJson(data, 2)
  const [json = ''] = printed
  printed = before
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(data)))
  expect(json).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u)
}
const assign = (positionals: string[], options: AssignOptions) =>
  run(async () => {
    const { text } = await runAssignCommand(hostileTarget(), parseAssignCommand(positionals, options), {
      onProgress() {},
      onWarning: (sentence) => printError(`Note: ${sentence}`),
      signal: new AbortController().signal,
    })
    print(text)
  })

function fileWith(content: string): string {
  const file = join(local.directory, `file-${Math.random().toString(36).slice(2)}.csv`)
  writeFileSync(file, content)
  return file
}

const commands: [name: string, run: () => Promise<void>][] = [
  ['users list', () => users('list')],
  ['users list --leads', () => users('list', { leads: true })],
  ['users show', () => users('show office-north')],
  ['users find, by email', () => users('find office-south@agency.example')],
  ['users create', () => users(`create person-${Math.random().toString(36).slice(2)}`)],
  ['users create --lead', () => users(`create lead-${Math.random().toString(36).slice(2)}`, { lead: true })],
  ['users create --from', () => users('create', { from: fileWith('username\nfrom-a-file\nano ther\n') })],
  ['users new-password', () => users('new-password office-new')],
  ['users set-email', () => users('set-email office-new new@example.com')],
  ['users lead', () => users('lead office-new')],
  ['users unlead', () => users('unlead office-new')],
  ['users disable', () => users('disable office-new')],
  ['users enable', () => users('enable office-new')],
  ['users forget-app', () => users('forget-app office-new')],
  ['users offices', () => users('offices')],
  ['users delete', () => users('delete office-new')],
  ['assign --list', () => assign([], { list: true })],
  ['assign FILE --to an office', () => assign([fileWith('fieldName\nTern\n')], { to: 'Office North' })],
  ['assign --export', () => assign([], { export: fileWith(''), of: 'Office North' })],
  ['assign --move-from', () => assign([], { 'move-from': 'Office North', to: 'Office South' })],
  [
    'doctor',
    () =>
      run(async () => {
        const { config, client } = hostileTarget()
        const operator = {
          userPools: new CognitoIdentityProviderClient(client),
          identityPools: new CognitoIdentityClient(client),
          dynamoDb: new DynamoDBClient(client),
          iam: undefined,
        }
        for await (const each of examine({ config, client, appUrl: undefined, operator, login: undefined })) {
          printExamination(each)
        }
      }),
  ],
]

describe('an AWS that answers with hostile texts', () => {
  test.each(commands)('%s', async (_, command) => {
    mannerOf = () => 'spoiled'
    await command()
    expectSafe()
    expect(dishonest).toBeGreaterThan(0)
  })
})

describe('an AWS that refuses with a hostile message', () => {
  test.each(commands)('%s', async (_, command) => {
    mannerOf = () => 'refused'
    await command()
    expectSafe()
    expect(dishonest).toBeGreaterThan(0)
    expect(printed.join('\n')).toContain('FORGED')
  })

  test.each([
    ['the sessions of a user go on', 'AdminUserGlobalSignOut', () => users('disable office-south')],
    ['a new lead is in no group', 'AdminAddUserToGroup', () => users('create a-lead', { lead: true })],
    [
      'nothing is written',
      'BatchWriteItem',
      () => assign([fileWith('fieldName\nTern\n')], { to: 'Office North' }),
    ],
    [
      'no agent is moved',
      'TransactWriteItems',
      () => assign([], { 'move-from': 'Office North', to: 'Office South' }),
    ],
  ] as const)('half-way, so that %s', async (_, refused, command) => {
    mannerOf = (operation) => (operation === refused ? 'refused' : 'honest')
    await command()
    expectSafe()
    expect(dishonest).toBeGreaterThan(0)
    expect(printed.join('\n')).toContain('FORGED')
  })
})

test('an event of a deployment, and the error that ends it', async () => {
  const at = { region: 'eu-central-1', signal: new AbortController().signal, say: print }
  await run(() =>
    runOnAws(at, async ({ say }) => {
      say(`\n  ✗ AppBucket ${hostile}`)
      throw Object.assign(new Error(hostile), { name: 'ValidationError', $metadata: {} })
    }),
  )
  expectSafe()
})

test('an answer to a break-in attempt', () => {
  const [
    {
      title: group,
      attempts: [attempt],
    } = { title: '', attempts: [] },
  ] = allAttempts
  if (attempt === undefined) throw new Error('there are no attempts')
  const answer = { status: 400, type: hostile, message: hostile, body: hostile }
  printResults([
    {
      group,
      attempt,
      expected: { is: 'harmless' },
      answer,
      surprise: `other words: ${hostile}`,
      unconfirmed: undefined,
    },
  ])
  expectSafe()
})

test('a policy of somebody else', () => {
  const statement = { Sid: hostile, Effect: 'Allow', Action: `dynamodb:*`, Resource: '*' }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  for (const verdict of lintDocuments([{ text, name: `${hostile}.json` }])) {
    expect(verdict.findings.length + verdict.unread.length).toBeGreaterThan(0)
    print(describeVerdict({ file: hostile, verdict }))
  }
  expectSafe()
})
