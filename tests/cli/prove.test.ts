import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Change } from '../../aws/prove/mutants/Mutant.ts'
import { mutateTemplate } from '../../aws/prove/mutants/mutateTemplate.ts'
import { edit, policy, table } from '../../aws/prove/mutants/places.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { deployOn } from '../support/stand-in/onStandIn.ts'
import { startStandIn } from '../support/stand-in/startStandIn.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'prove-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

interface Ended {
  code: number
  output: string
}

/** Runs `npm run prove` against a stack of which it knows only config.json. */
function prove(stack: TestAws, more: readonly string[] = [], passwords: object = {}): Promise<Ended> {
  return proveWhere(['--config', new URL('/config.json', stack.endpoint).href], more, passwords)
}

function proveWhere(where: readonly string[], more: readonly string[], passwords: object): Promise<Ended> {
  const people = ['--user', 'office-north', '--other', 'office-south']
  const parameters = ['--import', 'tsx', 'aws/cli/prove.ts', ...where, ...people, ...more]
  const env = {
    ...process.env,
    PROVE_PASSWORD: demoPassword,
    PROVE_OTHER_PASSWORD: demoPassword,
    PROVE_LEAD_PASSWORD: demoPassword,
    ...passwords,
  }
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, { env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    )
  })
}

/** Everything that a stack stores about users and agents, except their sign-ins. */
async function keptBy({ aws, config }: TestAws) {
  const client = new DynamoDBClient({ ...config, credentials: aws.operatorKey })
  const items: unknown[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName: config.tableName })) {
    items.push(...Items)
  }
  client.destroy()
  return { items, users: [...aws.userPools.values()].flatMap(({ users }) => users.all()) }
}

describe('npm run prove against a stack that is not ours', () => {
  let stack: TestAws
  beforeAll(async () => {
    stack = await serveTestAws()
  })
  afterAll(() => stack.close())

  test('makes every attempt that needs no knowledge of its inside, reports the rest, and changes nothing', async () => {
    const before = await keptBy(stack)
    const report = join(directory, 'with', 'lead.html')
    const { code, output } = await prove(stack, ['--lead', 'agency-lead', '--report', report])
    expect(output).toMatch(/\n\d+ attempts: \d+ refused, .*2 allowed to the lead alone: all as expected\n/)
    expect(code).toBe(0)
    const page = readFileSync(report, 'utf8')
    expect(page).toContain('Not made against this stack')
    expect(page).toContain('the operation DeleteTable: it would change the stack if it passed')
    expect(page).not.toContain('it needs a lead')
    expect(await keptBy(stack)).toEqual(before)
  })

  test('finds a stack by its name', async () => {
    const standIn = await startStandIn()
    await deployOn(standIn, { stackName: 'staging' })
    standIn.cloudFormation.stacks.get('staging')?.outputs.set('url', new URL('/', stack.endpoint).href)
    const environment = { AWS_ENDPOINT_URL: standIn.endpoint, AWS_REGION: 'eu-central-1' }
    const { output } = await proveWhere(['--stack', 'staging'], [], environment)
    const other = await proveWhere(['--stack', 'production'], [], environment)
    vi.unstubAllEnvs()
    await standIn.close()
    expect(output).toMatch(/\n\d+ attempts: /)
    expect(other.output).toContain('There is no stack production in this account and Region.')
    expect(other.code).toBe(1)
  })

  test('works without a lead, and names the attempts that it skipped', async () => {
    const report = join(directory, 'without.html')
    const { code, output } = await prove(stack, ['--report', report])
    expect(output).toMatch(/all as expected\n/)
    expect(code).toBe(0)
    expect(readFileSync(report, 'utf8')).toContain('everybody’s agents, by the lead: it needs a lead: --lead')
  })

  test.each([
    ['a wrong password', { PROVE_PASSWORD: 'Wrong-Password-1!' }, /Incorrect username or password\./, 1],
    [
      'no password',
      { PROVE_PASSWORD: '' },
      /A deployed stack needs two test users, .* and their passwords in/,
      2,
    ],
  ])('says what is wrong with %s, and proves nothing', async (_, passwords, words, status) => {
    const { code, output } = await prove(stack, [], passwords)
    expect(output).toMatch(words)
    expect(output).not.toMatch(/attempts?:/)
    expect(code).toBe(status)
  })
})

test('tells of a stack with editing whether a failed condition shows hidden attributes', async () => {
  const stack = await serveTestAws({ parameters: { Editing: 'own-agents' } })
  const before = await keptBy(stack)
  const { code, output } = await prove(stack)
  expect(output).toContain(
    'the whole row back because a condition fails: AWS denies it under this policy. A failed condition shows no hidden attribute.',
  )
  expect(output).toMatch(/allowed and stopped by their own condition/)
  expect(code).toBe(0)
  expect(await keptBy(stack)).toEqual(before)
  await stack.close()
})

test('says when a failed condition shows them', async () => {
  const template = mutateTemplate(readFileSync('aws/template.yaml', 'utf8'), [
    { remove: [...edit, 'Condition', 'StringEqualsIfExists'] },
  ])
  const stack = await serveTestAws({ template, parameters: { Editing: 'own-agents' } })
  const before = await keptBy(stack)
  const { code, output } = await prove(stack)
  expect(output).toContain('A failed condition SHOWS hidden attributes to administrators.')
  expect(code).toBe(1)
  expect(await keptBy(stack)).toEqual(before)
  await stack.close()
})

const everyWrite: Change = {
  append: [...policy, 'Statement'],
  value: {
    Sid: 'Everything',
    Effect: 'Allow',
    Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
    Resource: table,
  },
}

test('finds a stack that lets every user write, with exit code 1, and writes nothing even there', async () => {
  const template = mutateTemplate(readFileSync('aws/template.yaml', 'utf8'), [everyWrite])
  const stack = await serveTestAws({ template })
  const before = await keptBy(stack)
  const { code, output } = await prove(stack)
  expect(output).toMatch(/✗ the operation PutItem/)
  expect(output).toMatch(/attempts: \d+ NOT as expected/)
  expect(code).toBe(1)
  expect(await keptBy(stack)).toEqual(before)
  await stack.close()
})
