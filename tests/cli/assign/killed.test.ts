import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAgents } from '../../../aws/seed/makeAgents.ts'
import { dynamoDbOf } from '../../support/agentsQuery.ts'
import { type OperatedAws, operatedAws } from '../../support/operatedAws.ts'
import { type SignedIn, signInOverHttp } from '../../support/signInOverHttp.ts'
import { visible } from '../../support/visible.ts'

let local: OperatedAws
let north: SignedIn

beforeAll(async () => {
  local = await operatedAws()
  north = await signInOverHttp(local.config, 'office-north')
})
afterAll(() => local.close())

/** Runs `npm run assign -- …` as its own process. */
function start(...options: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'aws/cli/assign.ts', ...options, '--local', '--state', local.directory],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = new Promise<{ status: number | null; output: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, output }))
  })
  return { kill: () => child.kill('SIGKILL'), ended }
}

const recorded = (journal: string) =>
  existsSync(journal) ? Number(readFileSync(journal, 'utf8').split('\n').at(-2)) || 0 : 0

test('10,000 agents, killed half-way and resumed: 10,000, none twice', async () => {
  const file = join(local.directory, 'everybody.json')
  // Names that office-north's agents do not have.
  const agents = makeAgents().map((agent) => ({ ...agent, fieldName: `${agent.fieldName} II` }))
  writeFileSync(file, JSON.stringify(agents))
  const to = ['--to', north.identityId]
  const already = (await namesOf(north)).length

  const first = start(file, ...to)
  // If it ends by itself, its output explains the failure.
  const early = first.ended.then(({ output }) => Promise.reject(new Error(output)))
  const halfway = expect
    .poll(() => recorded(`${file}.journal`), { timeout: 110_000, interval: 20 })
    .toBeGreaterThan(4000)
  await Promise.race([halfway, early])
  early.catch(() => {})
  first.kill()
  await first.ended
  const half = recorded(`${file}.journal`)
  expect(half).toBeLessThan(10_000)
  // The table has the items that the journal names, and at most one more batch, which was under way.
  const there = (await namesOf(north)).length - already
  expect(there).toBeGreaterThanOrEqual(half)
  expect(there).toBeLessThanOrEqual(half + 25)

  const second = await start(file, ...to).ended
  expect(second).toMatchObject({ status: 1, output: expect.stringContaining('--resume') })
  const third = await start(file, ...to, '--resume').ended
  expect(third).toMatchObject({
    status: 0,
    output: expect.stringContaining(
      `10,000 agents assigned to Office North (${north.identityId}) in the local AWS, ${half.toLocaleString('en')} of them by the run before.`,
    ),
  })
  const names = await namesOf(north)
  expect(names).toHaveLength(already + 10_000)
  expect(new Set(names).size).toBe(already + 10_000)
  expect(names).toEqual(expect.arrayContaining(agents.map(({ fieldName }) => fieldName)))
})

async function namesOf(person: SignedIn): Promise<string[]> {
  const client = DynamoDBDocumentClient.from(dynamoDbOf(local.config, person))
  const pages = paginateQuery(
    { client },
    {
      TableName: local.config.tableName,
      ...visible(local.config),
      KeyConditionExpression: 'userId = :userId',
      ExpressionAttributeValues: { ':userId': person.identityId },
    },
  )
  const names: string[] = []
  for await (const { Items = [] } of pages) names.push(...Items.map(({ fieldName }) => String(fieldName)))
  return names
}
