import { measureSignIn, type SignInMeasurement } from './measureSignIn.ts'
import { medianOf } from './middleBy.ts'
import { type Bench, originOf } from './serveForBench.ts'

/** The pages that are compared, by the name of their site, and how each is headed. */
const columns = {
  baseline: 'the series’ code',
  app: '`direct`',
  cognito: '`cognito-same-origin`',
  same: '`same-origin`',
  bound: 'five bare calls',
} as const

type Column = keyof typeof columns

const names: readonly Column[] = ['baseline', 'app', 'cognito', 'same', 'bound']

/**
 * Signs in under each delivery, by turns, beside the series' code and beside a page that makes five bare calls.
 *
 * @returns a table in Markdown: medians, with the least and the most of the runs
 */
export async function compareDeliveries(bench: Bench, runs: number): Promise<string> {
  const measured = new Map<string, SignInMeasurement[]>()
  const of = (column: Column, slowdown: number) => measured.get(`${column} ${slowdown}`) ?? []
  for (let run = 0; run < runs; run += 1) {
    for (const slowdown of [1, 4]) {
      for (const column of names) {
        const visit = { origin: originOf(column), arguments: bench.arguments, slowdown }
        const measurement = await measureSignIn({ ...visit, username: 'office-north', row: 'Glacier Owl' })
        measured.set(`${column} ${slowdown}`, [...of(column, slowdown), measurement])
      }
    }
  }
  const line = (what: string, cell: (column: Column) => string) =>
    `| ${[what, ...names.map(cell)].join(' | ')} |`
  const time = (what: string, slowdown: number, figure: (run: SignInMeasurement) => number) =>
    line(`${what}, ${slowdown}×`, (column) => spread(of(column, slowdown).map(figure)))
  const ratio = (what: string, slowdown: number, figure: (run: SignInMeasurement) => number) => {
    const series = medianOf(of('baseline', slowdown).map(figure))
    return line(`${what} / the series’ code, ${slowdown}×`, (column) =>
      (medianOf(of(column, slowdown).map(figure)) / series).toFixed(2),
    )
  }
  const count = (what: string, figure: (run: SignInMeasurement) => number) =>
    line(what, (column) => String(medianOf(of(column, 1).map(figure))))
  return [
    line('', (column) => columns[column]),
    `|---|${names.map(() => '---:|').join('')}`,
    count('calls, button to agents', ({ afterSubmit }) => kinds(afterSubmit, 'call').length),
    count('preflights', ({ afterSubmit }) => kinds(afterSubmit, 'preflight').length),
    line('origins contacted, the page’s own among them', (column) => {
      const own = new URL(originOf(column)).host
      const counts = of(column, 1).map(
        ({ afterSubmit }) => new Set([own, ...kinds(afterSubmit, 'call').map(({ host }) => host)]).size,
      )
      return String(medianOf(counts))
    }),
    ...[1, 4].flatMap((slowdown) => [
      time('button to agents', slowdown, ({ signIn }) => signIn),
      ratio('button to agents', slowdown, ({ signIn }) => signIn),
    ]),
    time('reload to agents', 4, ({ reload }) => reload),
    ratio('reload to agents', 4, ({ reload }) => reload),
    time('first contentful paint', 4, ({ firstPaint }) => firstPaint),
    time('form usable', 4, ({ form }) => form),
  ].join('\n')
}

function kinds(traffic: SignInMeasurement['afterSubmit'], kind: 'call' | 'preflight') {
  return traffic.filter((one) => one.kind === kind)
}

function spread(figures: readonly number[]): string {
  const [median, least, most] = [medianOf(figures), Math.min(...figures), Math.max(...figures)].map(
    Math.round,
  )
  return `${median} ms (${least}–${most})`
}
