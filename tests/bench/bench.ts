import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { drawWaterfall } from './drawWaterfall.ts'
import { measureSignIn, type SignInMeasurement } from './measureSignIn.ts'
import { buildPage, serveForBench } from './serveForBench.ts'

/**
 * `npm run bench`: this app beside the series' code, both built for production, in Chromium, against the local AWS under
 * the names of the real one, behind a round trip of 100 ms and 10 Mbit/s. Prints the table of docs/performance.md.
 * Only the ratios mean something elsewhere. --runs N (5): the median of how many; --picture: draws the waterfall.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, picture: { type: 'boolean', default: false } },
})
const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const builds = { app: join(directory, 'app'), baseline: join(directory, 'baseline') }
await buildPage(join(import.meta.dirname, 'baseline'), builds.baseline)
await build({ logLevel: 'error', build: { outDir: builds.app } })
const bench = await serveForBench(builds, { roundTrip: 100, bitsPerSecond: 10_000_000 })

type Page = keyof typeof builds
const slowdowns = [1, 4]
const measured = new Map<string, SignInMeasurement[]>()
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const slowdown of slowdowns) {
    // By turns, so that whatever else the machine does strikes both.
    for (const page of ['baseline', 'app'] as const) {
      const result = await measureSignIn({
        origin: bench.origins[page],
        arguments: bench.arguments,
        slowdown,
        username: 'office-north',
        row: 'Glacier Owl',
      })
      const key = `${page} ${slowdown}`
      measured.set(key, [...(measured.get(key) ?? []), result])
    }
  }
}

console.log('\n| | the series’ code | this app | ratio |\n|---|---:|---:|---:|')
weigh('JS before the form, gzip', ({ filesUntilForm }) => filesUntilForm)
weigh('JS until the agents, gzip', ({ filesUntilAgents }) => filesUntilAgents)
count('calls, button to agents', 'afterSubmit', ({ kind }) => kind === 'call')
count('preflights', 'afterSubmit', ({ kind }) => kind === 'preflight')
count('files of the app', 'afterSubmit', ({ kind, name }) => kind === 'file' && name.endsWith('.js'))
count('connections waited for', 'afterSubmit', ({ connecting }) => connecting > 0)
count('calls after a reload', 'afterReload', ({ kind }) => kind === 'call')
for (const slowdown of slowdowns) {
  time(`button to agents, ${slowdown}× CPU`, slowdown, ({ signIn }) => signIn)
  time(`SRP on the main thread after the button, ${slowdown}×`, slowdown, ({ srp }) => srp)
  time(`first contentful paint, ${slowdown}×`, slowdown, ({ firstPaint }) => firstPaint)
  time(`form usable, ${slowdown}×`, slowdown, ({ form }) => form)
  time(`reload to agents, ${slowdown}×`, slowdown, ({ reload }) => reload)
}
if (values.picture) {
  const sequence = (title: string, page: Page) => {
    const typical = middleOf(page, 4)
    return { title, duration: typical.signIn, traffic: beforeAgents(typical) }
  }
  writeFileSync(
    'docs/sign-in-waterfall.svg',
    drawWaterfall([sequence('The series’ code', 'baseline'), sequence('This app', 'app')]),
  )
}
bench.close()
rmSync(directory, { recursive: true, force: true })
process.exit()

/** What is on the way to the agents: not what is loaded once they are there. */
function beforeAgents({ afterSubmit }: SignInMeasurement) {
  const query = afterSubmit.find(({ name }) => name === 'Query')
  return afterSubmit.filter(({ start }) => query === undefined || start <= query.end)
}

function runsOf(page: Page, slowdown: number): SignInMeasurement[] {
  return measured.get(`${page} ${slowdown}`) ?? []
}

/** The run whose sign-in took the median time. */
function middleOf(page: Page, slowdown: number): SignInMeasurement {
  const runs = runsOf(page, slowdown).sort((one, other) => one.signIn - other.signIn)
  const middle = runs[Math.floor(runs.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

function print(what: string, baseline: string, app: string, ratio = '') {
  console.log(`| ${what} | ${baseline} | ${app} | ${ratio} |`)
}

function time(what: string, slowdown: number, of: (run: SignInMeasurement) => number) {
  const [baseline, app] = (['baseline', 'app'] as const).map((page) => {
    const times = runsOf(page, slowdown).map(of)
    return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN
  })
  if (baseline === undefined || app === undefined) return
  print(what, `${Math.round(baseline)} ms`, `${Math.round(app)} ms`, (app / baseline).toFixed(2))
}

function count(
  what: string,
  when: 'afterSubmit' | 'afterReload',
  counts: (traffic: SignInMeasurement['afterSubmit'][number]) => boolean,
) {
  const [baseline, app] = (['baseline', 'app'] as const).map((page) => {
    const run = middleOf(page, 1)
    const traffic = when === 'afterSubmit' ? beforeAgents(run) : run.afterReload
    return String(traffic.filter(counts).length)
  })
  print(what, baseline ?? '', app ?? '')
}

function weigh(what: string, filesOf: (run: SignInMeasurement) => readonly string[]) {
  const [baseline = 0, app = 0] = (['baseline', 'app'] as const).map((page) => {
    const assets = join(builds[page], 'assets')
    const names = new Set(filesOf(middleOf(page, 1)).map((path) => basename(path)))
    return readdirSync(assets)
      .filter((name) => names.has(name))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0)
  })
  print(what, baseline.toLocaleString('en'), app.toLocaleString('en'), (app / baseline).toFixed(2))
}
