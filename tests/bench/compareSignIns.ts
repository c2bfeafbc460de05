import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { drawWaterfall } from './drawWaterfall.ts'
import { measureSignIn, type SignInMeasurement } from './measureSignIn.ts'
import { medianOf, middleBy } from './middleBy.ts'
import { asBytes, asCount, asTime, compare, type Goal, type Row } from './Row.ts'
import { type Bench, originOf } from './serveForBench.ts'

const pages = ['baseline', 'app'] as const
type Page = (typeof pages)[number]

/** How many times slower than this machine. */
const slowdowns = [1, 4] as const
type Slowdown = (typeof slowdowns)[number]

/**
 * Signs in to both pages, by turns, so that other work of the machine slows both down.
 *
 * @returns the lines of the table, and a picture of two typical sign-ins
 */
export async function compareSignIns(
  bench: Bench,
  builds: Readonly<Record<Page, string>>,
  runs: number,
): Promise<{ rows: Row[]; waterfall: string }> {
  const measured = new Map<string, SignInMeasurement[]>()
  const of = (page: Page, slowdown: Slowdown) => measured.get(`${page} ${slowdown}`) ?? []
  for (let run = 0; run < runs; run += 1) {
    for (const slowdown of slowdowns) {
      for (const page of pages) {
        const visit = {
          origin: originOf(page),
          arguments: bench.arguments,
          slowdown,
          username: 'office-north',
          row: 'Glacier Owl',
        }
        measured.set(`${page} ${slowdown}`, [...of(page, slowdown), await measureSignIn(visit)])
      }
    }
  }

  const both = (figureOf: (page: Page) => number) => ({
    baseline: figureOf('baseline'),
    app: figureOf('app'),
  })
  const typical = (page: Page, slowdown: Slowdown) => middleBy(of(page, slowdown), ({ signIn }) => signIn)
  const weigh = (what: string, select: (run: SignInMeasurement) => readonly string[], goal: Goal) =>
    compare(
      what,
      both((page) => weightOf(builds[page], select(typical(page, 1)))),
      asBytes,
      goal,
    )
  const count = (what: string, select: (run: SignInMeasurement) => readonly unknown[], goal: Goal) =>
    compare(
      what,
      both((page) => select(typical(page, 1)).length),
      asCount,
      goal,
    )
  const time = (what: string, slowdown: Slowdown, figure: (run: SignInMeasurement) => number, goal?: Goal) =>
    compare(
      `${what}, ${slowdown}×`,
      both((page) => medianOf(of(page, slowdown).map(figure))),
      asTime,
      goal,
    )
  const atMost = (most: number): Goal => ({ of: 'app', most })
  const timesAtMost = (most: number): Goal => ({ of: 'ratio', most })

  const rows = [
    weigh(
      'JS asked for before the form, gzip',
      ({ filesUntilForm }) => filesUntilForm.filter(isScript),
      atMost(74_000),
    ),
    weigh(
      'JS until the agents, gzip',
      ({ filesUntilAgents }) => filesUntilAgents.filter(isScript),
      atMost(170_000),
    ),
    weigh(
      'CSS until the agents, gzip',
      ({ filesUntilAgents }) => ['index.html', ...filesUntilAgents].filter((name) => !isScript(name)),
      atMost(8_000),
    ),
    count(
      'calls, button to agents',
      (run) => beforeAgents(run).filter(({ kind }) => kind === 'call'),
      atMost(5),
    ),
    count('preflights', (run) => beforeAgents(run).filter(({ kind }) => kind === 'preflight'), atMost(3)),
    count(
      'files of the app after the button',
      (run) => beforeAgents(run).filter(({ kind }) => kind === 'file'),
      atMost(0),
    ),
    count(
      'connections waited for',
      (run) => beforeAgents(run).filter(({ connecting }) => connecting > 0),
      atMost(0),
    ),
    count('GetId per sign-in', (run) => run.afterSubmit.filter(({ name }) => name === 'GetId'), atMost(1)),
    count('calls after a reload', (run) => run.afterReload.filter(({ kind }) => kind === 'call'), atMost(2)),
    time('button to agents', 1, ({ signIn }) => signIn, timesAtMost(0.48)),
    time('button to agents', 4, ({ signIn }) => signIn, timesAtMost(0.4)),
    time('SRP on the main thread after the button', 1, ({ srp }) => srp),
    time('SRP on the main thread after the button', 4, ({ srp }) => srp, atMost(150)),
    time('reload to agents', 1, ({ reload }) => reload),
    time('reload to agents', 4, ({ reload }) => reload, timesAtMost(0.8)),
    time('first contentful paint', 1, ({ firstPaint }) => firstPaint),
    time('first contentful paint', 4, ({ firstPaint }) => firstPaint, timesAtMost(0.6)),
    time('form usable', 1, ({ form }) => form),
    time('form usable', 4, ({ form }) => form),
  ]
  const sequence = (title: string, page: Page) => {
    const run = typical(page, 4)
    return { title, duration: run.signIn, traffic: beforeAgents(run) }
  }
  const waterfall = drawWaterfall([sequence('The series’ code', 'baseline'), sequence('This app', 'app')])
  return { rows, waterfall }
}

/** The requests until the agents are on the screen, without those afterwards. */
function beforeAgents({ afterSubmit }: SignInMeasurement) {
  const query = afterSubmit.find(({ name }) => name === 'Query')
  return afterSubmit.filter(({ start }) => query === undefined || start <= query.end)
}

function isScript(name: string): boolean {
  return name.endsWith('.js')
}

/** Of a page, the style that is in it is what counts. */
function weightOf(build: string, paths: readonly string[]): number {
  const names = new Set(paths.map((path) => basename(path)))
  return readdirSync(build, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.has(basename(name)))
    .map((name) => readFileSync(join(build, name), 'utf8'))
    .map((content) => (content.startsWith('<!doctype') ? styleIn(content) : content))
    .reduce((sum, content) => sum + (content === '' ? 0 : gzipSync(content, { level: 9 }).length), 0)
}

function styleIn(page: string): string {
  return /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
}
