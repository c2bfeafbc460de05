import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { parseCommandLine, parseCount } from '../../aws/cli/runCommand.ts'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import agentsByOffice from '../../aws/seed/agents.json' with { type: 'json' }
import { makeAgents, type SeedAgent } from '../../aws/seed/makeAgents.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { demoPassword, seedDemo, toItems } from '../../aws/seed/seedDemo.ts'
import type { Config } from '../support/serveTestAws.ts'
import { signInOverHttp } from '../support/signInOverHttp.ts'
import { describeRun } from './describeRun.ts'
import { putItems } from './fillPartition.ts'
import { openBrowser } from './openBrowser.ts'
import { asCount } from './Row.ts'
import { originOf, serveForBench } from './serveForBench.ts'
import { writeIntoDocs } from './writeIntoDocs.ts'

const command = 'npm run bench:questions'
const usage = `${command} -- [--items N] [--minutes N] [--write]

Asks the list, in Chromium, three questions of an administrator's day: "Who is compromised?", "Whom have I not heard from
for longest?", "Where is the one in Lyon?". Checks the answers, and counts the requests to DynamoDB, the items that they
read and the capacity that they consume: for 12 agents, for 10,000, and for a million in one partition.

  --items N    how large the large partition is (1000000)
  --minutes N  how long to wait for an answer (20); the table then says what was read until then
  --write      put the table into docs/scale.md`

const { items, minutes, write } = parseCommandLine(usage, () => {
  const { values } = parseArgs({
    options: {
      items: { type: 'string', default: '1000000' },
      minutes: { type: 'string', default: '20' },
      write: { type: 'boolean', default: false },
    },
  })
  return {
    items: parseCount('--items', values.items, 10_000, 10_000_000),
    minutes: parseCount('--minutes', values.minutes, 1, 600),
    write: values.write,
  }
})
const begun = performance.now()
const say = (what: string) =>
  console.error(`${String(Math.round((performance.now() - begun) / 1000)).padStart(5)} s  ${what}`)

/** As many agents the list asks for first (src/agents/list/agentsQuery.ts). */
const pageSize = 50

/** What DynamoDB did for an answer. */
interface Cost {
  requests: number
  /** Items that were read, whether they were returned or not. */
  read: number
  capacityUnits: number
}

interface AnswerCost extends Cost {
  /** Whether the answer was there before the time was over. */
  isWhole: boolean
}

const nothing: Cost = { requests: 0, read: 0, capacityUnits: 0 }

/** An answer, in the order in which the user gets it. */
interface Answer {
  words: string
  /** Resolves when the answer is on the screen, and never where it is wrong. */
  isThere(page: Page, agents: readonly SeedAgent[]): Promise<unknown>
}

interface Question {
  /** The address at which the user signs in; the list of all agents where there is none. */
  path?: string
  /** What the user does in the list. Where there is nothing to do, the sign-in and the list itself are the answer. */
  ask?: (page: Page) => Promise<unknown>
  answers: readonly Answer[]
}

const isListThere = (page: Page) => page.getByRole('searchbox', { name: 'Search agents' }).waitFor()

const questions: readonly Question[] = [
  { answers: [{ words: 'the list after the sign-in', isThere: isListThere }] },
  {
    path: '/agents?sort=lastContact',
    answers: [{ words: 'the list by last contact, by a link', isThere: isListThere }],
  },
  {
    path: '/agents?status=active',
    answers: [{ words: 'the active agents, by a link', isThere: isListThere }],
  },
  {
    ask: (page) => page.getByRole('radio', { name: /^Compromised/ }).check({ force: true }),
    answers: [
      {
        words: '“Who is compromised?”: the first page',
        // In which order an index has agents of one status is not told.
        isThere: (page, agents) =>
          page.waitForFunction(
            (expected) => {
              const shown = [...document.querySelectorAll<HTMLElement>('tbody td.status')]
              return (
                shown.length >= expected && shown.every(({ dataset }) => dataset.status === 'compromised')
              )
            },
            Math.min(pageSize, agents.filter(({ status }) => status === 'compromised').length),
          ),
      },
    ],
  },
  {
    ask: (page) => page.getByRole('columnheader', { name: 'Last contact' }).getByRole('button').click(),
    answers: [
      {
        words: '“Whom have I not heard from for longest?”: the first page',
        isThere: (page, agents) => {
          const [longest] = agents.flatMap(({ lastContact }) => lastContact ?? []).sort()
          const moment = new Date(String(longest)).toISOString()
          return page.locator(`tbody tr:first-child time[datetime="${moment}"]`).waitFor()
        },
      },
    ],
  },
  {
    ask: (page) => page.getByRole('searchbox', { name: 'Search agents' }).fill('lyon'),
    answers: [
      {
        words: '“Where is the one in Lyon?”: all of them',
        isThere: (page, agents) => {
          const found = agents.filter(({ station }) => station === 'Lyon').length
          return page.getByText(`${asCount(found)} of ${asCount(agents.length)}`, { exact: true }).waitFor()
        },
      },
    ],
  },
]

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
say('building')
await build({ logLevel: 'error', build: { outDir: directory } })
const describe = describeRun()
const aws = await startLocalAws({ report() {}, deliver() {} })
const [north, large] = ['office-north', 'office-large'] as const
await seedDemo(
  aws,
  people.filter(({ username }) => username === north || username === large),
)
const loopback = await serveOnLoopback(aws)
const identityOf = async (username: string) =>
  (await signInOverHttp(loopback.config as unknown as Config, username)).identityId
const twelve: readonly SeedAgent[] = agentsByOffice[north].map((agent, index) =>
  index === 11 ? { ...agent, station: 'Lyon' } : agent,
)
await putItems(aws, toItems(await identityOf(north), twelve))
const largeId = await identityOf(large)
await loopback.close()

const bench = await serveForBench(
  aws,
  { app: directory },
  { toPages: 0, toRegion: 0, behindPages: 0, bitsPerSecond: 1_000_000_000 },
)
const tenThousand = makeAgents()
const columns = [
  { agents: twelve, costs: await askAll(north, twelve) },
  { agents: tenThousand, costs: await askAll(large, tenThousand) },
]
if (items > tenThousand.length) {
  say(`filling the partition up to ${asCount(items)}`)
  const million = [...tenThousand]
  for (let copy = 1; million.length < items; copy += 1) {
    const more = tenThousand
      .slice(0, items - million.length)
      .map((agent) => ({ ...agent, fieldName: `${agent.fieldName} ${copy}` }))
    await aws.engine.fillTable(aws.outputs.tableName ?? '', toItems(largeId, more))
    million.push(...more)
  }
  columns.push({ agents: million, costs: await askAll(large, million) })
}
bench.close()
const table = toTable()
const measured = `${table}\n\nOf one run, which waited ${minutes} minutes at most for an answer: ${describe()}.`
console.log(`\n${measured}`)
if (write) writeIntoDocs('scale.md', `${command} --`, measured)
rmSync(directory, { recursive: true, force: true })
process.exit()

/** Asks every question, each after a sign-in of its own. */
async function askAll(username: string, agents: readonly SeedAgent[]): Promise<Map<string, AnswerCost>> {
  const costs = new Map<string, AnswerCost>()
  for (const { path = '', ask, answers } of questions) {
    await openBrowser(bench.arguments, async (context) => {
      const page = context.pages()[0] ?? (await context.newPage())
      // A million agents take their time.
      page.setDefaultTimeout(0)
      const costOf = countQueries(page)
      await page.goto(originOf('app') + path)
      await page.getByRole('textbox', { name: 'Username' }).fill(username)
      await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await isListThere(page)
      await page.waitForLoadState('networkidle')
      const asked = performance.now()
      const before = ask === undefined ? nothing : await costOf()
      await ask?.(page)
      for (const { words, isThere } of answers) {
        const answer = unlessClosed(isThere(page, agents).then(() => true))
        const isWhole = await Promise.race([answer, sleep(minutes * 60_000, false, { ref: false })])
        const seconds = (performance.now() - asked) / 1000
        const { requests, read, capacityUnits } = await costOf()
        const cost = {
          requests: requests - before.requests,
          read: read - before.read,
          capacityUnits: capacityUnits - before.capacityUnits,
          isWhole,
        }
        costs.set(words, cost)
        say(`${asCount(agents.length)} agents, ${words}: ${JSON.stringify(cost)}, ${seconds.toFixed(1)} s`)
      }
    })
  }
  return costs
}

/** Counts what the page asks of DynamoDB, and what DynamoDB says that it cost. */
function countQueries(page: Page): () => Promise<Cost> {
  const answers: Promise<Pick<Cost, 'read' | 'capacityUnits'>>[] = []
  page.on('response', (response) => {
    if (response.request().headers()['x-amz-target'] !== 'DynamoDB_20120810.Query') return
    const read = async () => {
      const { ScannedCount, ConsumedCapacity } = await response.json()
      return { read: Number(ScannedCount), capacityUnits: Number(ConsumedCapacity.CapacityUnits) }
    }
    answers.push(unlessClosed(read()))
  })
  return async () => {
    const all = await Promise.all(answers)
    const sum = (figure: (one: (typeof all)[number]) => number) =>
      all.reduce((total, one) => total + figure(one), 0)
    return {
      requests: all.length,
      read: sum(({ read }) => read),
      capacityUnits: sum(({ capacityUnits }) => capacityUnits),
    }
  }
}

/** The same promise. Nobody waits for it any more when the browser is closed, and its rejection then ends no process. */
function unlessClosed<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

/** A line for each answer; a cell is "requests · items read · capacity units", or "more than" these if it was stopped. */
function toTable(): string {
  const [first] = columns
  const cells = (words: string) =>
    columns.map(({ costs }) => {
      const { requests, read, capacityUnits, isWhole } = costs.get(words) ?? { ...nothing, isWhole: false }
      const cost =
        requests === 0 ? '0' : `${asCount(requests)} · ${asCount(read)} · ${asCount(capacityUnits)}`
      return isWhole ? cost : `more than ${cost}`
    })
  return [
    `| requests · items read · capacity units | ${columns.map(({ agents }) => `${asCount(agents.length)} agents`).join(' | ')} |`,
    `|---|${columns.map(() => '---:').join('|')}|`,
    ...[...(first?.costs.keys() ?? [])].map((words) => `| ${words} | ${cells(words).join(' | ')} |`),
  ].join('\n')
}
