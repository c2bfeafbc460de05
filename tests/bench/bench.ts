import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { parseCommandLine, parseCount } from '../../aws/cli/runCommand.ts'
import { UsageError } from '../../aws/cli/UsageError.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'
import { beforeAgents, compareCounts } from './compareCounts.ts'
import { comparePartitions } from './comparePartitions.ts'
import { compareRows } from './compareRows.ts'
import { edgeRows, measureTimes, missedTimes, timedRows, timesTable } from './compareTimes.ts'
import { countRenewals } from './countRenewals.ts'
import { describeRun } from './describeRun.ts'
import { drawWaterfall } from './drawWaterfall.ts'
import { installAmplify } from './installAmplify.ts'
import { makeWordsPage } from './makeWordsPage.ts'
import { middleBy } from './middleBy.ts'
import { profileSignIn } from './profileSignIn.ts'
import { profileTable } from './profileTable.ts'
import { asCount, compare, type Row, toTable } from './Row.ts'
import { buildPage, originOf, serveForBench } from './serveForBench.ts'
import type { Link } from './simulateLink.ts'
import { type Column, columns, visitPages } from './visitPages.ts'
import { writeIntoDocs } from './writeIntoDocs.ts'

const usage = `npm run bench -- [PART]... [--runs N] [--items N] [--minutes N] [--write]

This app under each Delivery beside the series' code, Amplify's sign-in and a bound, all built for production, in
Chromium, against the local AWS under the names of the real one, behind a round trip of 100 ms and 10 Mbit/s. Prints the
tables of docs/performance.md; of the times, only the ratios mean something elsewhere. All parts, without a PART:

  sign-in         bytes, requests and times of a sign-in and of a reload
  edge            the same times with an edge of CloudFront 20 ms away, and the Region 80 ms behind it
  profile         what runs between the button and the agents, and in a reload, on a machine slower by four
  list            renewals, and 10,000 rows on the screen
  partitions      the first page of 12 agents and of a million

  --runs N        each time is the median of at least so many (5)
  --items N       how large the large partition is (1000000)
  --minutes N     for how long a part repeats the times that are too close to their goals to tell (6)
  --write         put what is measured into docs/`

const parts = ['sign-in', 'edge', 'profile', 'list', 'partitions'] as const
type Part = (typeof parts)[number]

const { asked, runs, items, minutes, write } = parseCommandLine(usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '5' },
      items: { type: 'string', default: '1000000' },
      minutes: { type: 'string', default: '6' },
      write: { type: 'boolean', default: false },
    },
  })
  return {
    asked: positionals.length === 0 ? parts : positionals.map(parsePart),
    runs: parseCount('--runs', values.runs, 1, 1000),
    items: parseCount('--items', values.items, 1, 10_000_000),
    minutes: parseCount('--minutes', values.minutes, 1, 1000),
    write: values.write,
  }
})
const plainLink: Link = { toPages: 100, toRegion: 100, behindPages: 0, bitsPerSecond: 10_000_000 }
const edgeLink: Link = { ...plainLink, toPages: 20, behindPages: 80 }
const begun = performance.now()
const elapsed = () => Math.round((performance.now() - begun) / 1000)
const say = (what: string) => console.error(`${String(elapsed()).padStart(4)} s  ${what}`)

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const appBuild = join(directory, 'app')
const builds: Readonly<Record<Column, string>> = {
  baseline: join(directory, 'baseline'),
  amplify: join(directory, 'amplify'),
  app: appBuild,
  cognito: appBuild,
  same: appBuild,
  bound: join(directory, 'bound'),
}
const otherPages = { rows: join(directory, 'rows'), words: join(directory, 'words') }
const deliveries = {
  cognito: 'cognito-same-origin',
  same: 'same-origin',
  bound: 'same-origin',
  profiled: 'same-origin',
}

say('building')
await build({ logLevel: 'error', build: { outDir: appBuild } })
makeWordsPage(appBuild, otherPages.words)
if (asked.some((part) => part !== 'partitions' && part !== 'profile')) {
  installAmplify()
  for (const page of ['baseline', 'amplify', 'bound', 'rows'] as const) {
    await buildPage(join(import.meta.dirname, page), { ...builds, ...otherPages }[page])
  }
}
for (const part of asked) {
  say(part)
  const describe = describeRun()
  const { tables, missed, of } = await measure(part)
  const hasGoals = part !== 'edge' && part !== 'profile'
  const reached = hasGoals ? ' Every goal is reached.' : ''
  const verdict = missed.length === 0 ? reached : ` Missed: ${missed.join('; ')}.`
  const measured = [...tables, `Of one run: ${of}, ${describe()}.${verdict}`].join('\n\n')
  console.log(`\n${measured}`)
  if (write) writeIntoDocs('performance.md', `npm run bench -- ${part}`, measured)
}
say('done')
rmSync(directory, { recursive: true, force: true })
process.exit()

interface Measured {
  tables: string[]
  /** What missed its goal. */
  missed: string[]
  /** How often it was measured. */
  of: string
}

async function measure(part: Part): Promise<Measured> {
  switch (part) {
    case 'sign-in':
      return measureSignIns()
    case 'edge':
      return measureEdge()
    case 'profile':
      return measureProfile()
    case 'list':
      return measureList()
    case 'partitions': {
      const rows = await comparePartitions(appBuild, plainLink, { items, runs })
      return {
        tables: [toTable(rows, ['12 agents', `${asCount(items)} agents`])],
        missed: missedRows(rows),
        of: `medians of ${runs}`,
      }
    }
  }
}

async function measureSignIns(): Promise<Measured> {
  const { bench, close } = await openBench(plainLink)
  const visits = visitPages(bench)
  await measureTimes(visits, timedRows, { runs, isTimeUp: timeUp() })
  close()
  const counts = compareCounts(visits, builds)
  if (write) {
    const sequences = (['baseline', 'app', 'same'] as const).map((column) => {
      const run = middleBy(visits.of(column, 4), ({ signIn }) => signIn)
      const title = column === 'baseline' ? 'The series’ code' : `Delivery=${deliveryOf(column)}`
      return { title, duration: run.signIn, traffic: beforeAgents(run) }
    })
    writeFileSync(new URL('../../docs/sign-in-waterfall.svg', import.meta.url), drawWaterfall(sequences))
  }
  return {
    tables: [counts.table, timesTable(visits, timedRows)],
    missed: [...counts.missed, ...missedTimes(visits, timedRows)],
    of: `medians of ${visits.of('app', 1).length} at 1× and ${visits.of('app', 4).length} at 4×, with their quartiles`,
  }
}

async function measureEdge(): Promise<Measured> {
  const { bench, close } = await openBench(edgeLink)
  const visits = visitPages(bench)
  await measureTimes(visits, edgeRows, { runs, isTimeUp: timeUp() })
  close()
  return {
    tables: [timesTable(visits, edgeRows)],
    missed: missedTimes(visits, edgeRows),
    of: `medians of ${visits.of('app', 1).length}, with their quartiles`,
  }
}

async function measureProfile(): Promise<Measured> {
  const profiled = join(directory, 'profiled')
  // Names and source maps say whose code a sample is of.
  await build({ logLevel: 'error', build: { outDir: profiled, minify: false, sourcemap: true } })
  const { bench, close } = await openBench(plainLink, { profiled })
  const visits: Awaited<ReturnType<typeof profileSignIn>>[] = []
  for (let run = 0; run < runs; run += 1) {
    visits.push(
      await profileSignIn({
        origin: originOf('profiled'),
        arguments: bench.arguments,
        build: profiled,
        slowdown: 4,
      }),
    )
  }
  close()
  return { tables: [profileTable(visits)], missed: [], of: `medians of ${runs}, with their quartiles` }
}

async function measureList(): Promise<Measured> {
  const { bench, close } = await openBench(plainLink)
  const scrolled = await compareRows(bench, runs)
  close()
  const needs = 5
  const { app, baseline } = await countRenewals(needs)
  const rows = [
    compare('GetId per renewal of AWS credentials', { baseline: baseline.getId, app: app.getId }, asCount, {
      of: 'app',
      most: 0,
    }),
    compare(
      `token refreshes for ${needs} needs at once`,
      { baseline: baseline.tokenRefreshes, app: app.tokenRefreshes },
      asCount,
      { of: 'app', most: 1 },
    ),
    ...scrolled,
  ]
  return {
    tables: [toTable(rows, [columns.baseline, 'this app'])],
    missed: missedRows(rows),
    of: `medians of ${runs}`,
  }
}

/** Serves all pages, or others, in front of a local AWS of their own. */
async function openBench(link: Link, pages: Readonly<Record<string, string>> = { ...builds, ...otherPages }) {
  const aws = await startLocalAws({ report() {}, deliver() {} })
  await seedDemo(
    aws,
    people.filter(({ username }) => username === 'office-north'),
  )
  const bench = await serveForBench(aws, pages, link, deliveries)
  const close = () => {
    bench.close()
    void aws.close()
  }
  return { bench, close }
}

function timeUp(): () => boolean {
  const end = performance.now() + minutes * 60_000
  return () => performance.now() > end
}

function deliveryOf(column: 'app' | 'same'): string {
  return column === 'app' ? 'direct' : deliveries[column]
}

function missedRows(rows: readonly Row[]): string[] {
  return rows.filter(({ isReached }) => isReached === false).map(({ what }) => what)
}

/** @throws UsageError when there is no such part */
function parsePart(name: string): Part {
  const part = parts.find((each) => each === name)
  if (part === undefined) throw new UsageError(`There is no part "${name}": ${parts.join(', ')}.`)
  return part
}
