import { measureFirstPaint } from './measureFirstPaint.ts'
import { measureSignIn, type SignInMeasurement } from './measureSignIn.ts'
import { type Bench, originOf } from './serveForBench.ts'

/** The compared pages, by the name of their site, with their headings in the tables. */
export const columns = {
  baseline: 'the series’ code',
  amplify: 'Amplify',
  app: '`direct`',
  cognito: '`cognito-same-origin`',
  same: '`same-origin`',
  bound: 'the bound',
} as const

export type Column = keyof typeof columns

export const columnNames: readonly Column[] = ['baseline', 'amplify', 'app', 'cognito', 'same', 'bound']

/** How many times slower than this machine. */
export type Slowdown = 1 | 4

export interface Visits {
  /** The measurements of a page, one for each round, in order. */
  of(column: Column, slowdown: Slowdown): readonly SignInMeasurement[]
  /** Visits all pages once, by turns, so that other work of the machine slows all of them down. */
  makeRound(slowdown: Slowdown): Promise<void>
}

/** Collects visits to the pages. The bound's first paint is that of the words alone. */
export function visitPages(bench: Bench): Visits {
  const measured = new Map<string, SignInMeasurement[]>()
  const of = (column: Column, slowdown: Slowdown) => measured.get(`${column} ${slowdown}`) ?? []
  return {
    of,
    async makeRound(slowdown) {
      for (const column of columnNames) {
        const visit = { origin: originOf(column), arguments: bench.arguments, slowdown }
        const measurement = await measureSignIn({ ...visit, username: 'office-north', row: 'Glacier Owl' })
        if (column === 'bound') {
          measurement.firstPaint = await measureFirstPaint(originOf('words'), bench.arguments, slowdown)
        }
        measured.set(`${column} ${slowdown}`, [...of(column, slowdown), measurement])
      }
    },
  }
}
