import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { parseCommandLine, parseCount } from '../../aws/cli/runCommand.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'
import { compareDeliveries } from './compareDeliveries.ts'
import { comparePartitions } from './comparePartitions.ts'
import { compareRows } from './compareRows.ts'
import { compareSignIns } from './compareSignIns.ts'
import { countRenewals } from './countRenewals.ts'
import { asCount, compare, toTable } from './Row.ts'
import { buildPage, serveForBench } from './serveForBench.ts'
import { writeIntoDocs } from './writeIntoDocs.ts'

const usage = `npm run bench -- [--runs N] [--items N] [--deliveries] [--write]

This app beside the series' code, both built for production, in Chromium, against the local AWS under the names of the
real one, behind a round trip of 100 ms and 10 Mbit/s. Prints the tables of docs/performance.md; of the times, only the
ratios mean something elsewhere.

  --runs N        each time is the median of so many (5)
  --items N       how large the large partition is (1000000)
  --deliveries    only the table of the ways to AWS that the template's Delivery offers
  --write         put the tables and the picture of the requests into docs/`

const { runs, items, write, deliveries } = parseCommandLine(usage, () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      items: { type: 'string', default: '1000000' },
      write: { type: 'boolean', default: false },
      deliveries: { type: 'boolean', default: false },
    },
  })
  return {
    runs: parseCount('--runs', values.runs, 1, 1000),
    items: parseCount('--items', values.items, 1, 10_000_000),
    write: values.write,
    deliveries: values.deliveries,
  }
})
const link = { roundTrip: 100, bitsPerSecond: 10_000_000 }
const [begun, load] = [performance.now(), loadavg()[0] ?? Number.NaN]
const say = (what: string) =>
  console.error(`${String(Math.round((performance.now() - begun) / 1000)).padStart(4)} s  ${what}`)

say('building')
const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const builds = {
  app: join(directory, 'app'),
  baseline: join(directory, 'baseline'),
  rows: join(directory, 'rows'),
  bound: join(directory, 'bound'),
}
const delivered = { cognito: 'cognito-same-origin', same: 'same-origin', bound: 'same-origin' }
await buildPage(join(import.meta.dirname, 'baseline'), builds.baseline)
await buildPage(join(import.meta.dirname, 'rows'), builds.rows)
await buildPage(join(import.meta.dirname, 'bound'), builds.bound)
await build({ logLevel: 'error', build: { outDir: builds.app } })

const aws = await startLocalAws({ report() {}, deliver() {} })
await seedDemo(
  aws,
  people.filter(({ username }) => username !== 'office-large'),
)
const sites = { ...builds, cognito: builds.app, same: builds.app }
const bench = await serveForBench(aws, sites, link, delivered)
if (deliveries) {
  console.log(await compareDeliveries(bench, runs))
  process.exit()
}
say('signing in')
const signIns = await compareSignIns(bench, builds, runs)
say('signing in under each delivery')
const byDelivery = await compareDeliveries(bench, runs)
say('scrolling')
const rows = await compareRows(bench, runs)
bench.close()
await aws.close()
say('renewing')
const needs = 5
const { app, baseline } = await countRenewals(needs)
say(`filling a partition with ${asCount(items)} agents`)
const partitions = await comparePartitions(builds.app, link, { items, runs })
say('done')
rmSync(directory, { recursive: true, force: true })

const besideTheSeries = [
  ...signIns.rows,
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
  ...rows,
]
const missed = [...besideTheSeries, ...partitions].filter(({ isReached }) => isReached === false)
const measured = [
  toTable(besideTheSeries, ['the series’ code', 'this app']),
  byDelivery,
  toTable(partitions, ['12 agents', `${asCount(items)} agents`]),
  `Of one run of \`npm run bench\`: medians of ${runs}, on ${cpus().length} cores (${cpus()[0]?.model.trim()}) with a load of ${load.toFixed(1)} when it began, Node ${process.version}. ` +
    (missed.length === 0
      ? 'Every goal is reached.'
      : `Missed: ${missed.map(({ what }) => what).join('; ')}.`),
].join('\n\n')
console.log(`\n${measured}`)
if (write) {
  writeIntoDocs(measured)
  writeFileSync(new URL('../../docs/sign-in-waterfall.svg', import.meta.url), signIns.waterfall)
}
process.exit()
