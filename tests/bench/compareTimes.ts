import type { SignInMeasurement } from './measureSignIn.ts'
import { medianOf, quartilesOf } from './middleBy.ts'
import { type Column, columnNames, columns, type Slowdown, type Visits } from './visitPages.ts'

/** A line of a table of times. */
export interface TimedRow {
  what: string
  slowdown: Slowdown
  figure: (run: SignInMeasurement) => number
  /** The page by whose time each time is divided, round by round. Without it, the row is in milliseconds. */
  over?: Column
  /** The goal: the most that a page may take. */
  goals?: Partial<Record<Column, number>>
}

const signIn = (run: SignInMeasurement) => run.signIn
const srp = (run: SignInMeasurement) => run.srp
const reload = (run: SignInMeasurement) => run.reload
const firstPaint = (run: SignInMeasurement) => run.firstPaint
const form = (run: SignInMeasurement) => run.form

/** The rows and goals for a round trip of 100 ms to every host. */
export const timedRows: readonly TimedRow[] = [
  { what: 'button to agents', slowdown: 1, figure: signIn },
  {
    what: 'button to agents',
    slowdown: 1,
    figure: signIn,
    over: 'baseline',
    goals: { app: 0.46, same: 0.34 },
  },
  {
    what: 'button to agents',
    slowdown: 1,
    figure: signIn,
    over: 'amplify',
    goals: { app: 0.46, same: 0.35 },
  },
  { what: 'button to agents', slowdown: 4, figure: signIn },
  {
    what: 'button to agents',
    slowdown: 4,
    figure: signIn,
    over: 'baseline',
    goals: { app: 0.4, same: 0.34 },
  },
  {
    what: 'button to agents',
    slowdown: 4,
    figure: signIn,
    over: 'amplify',
    goals: { app: 0.41, same: 0.35 },
  },
  { what: 'SRP on the main thread after the button', slowdown: 1, figure: srp },
  { what: 'SRP on the main thread after the button', slowdown: 4, figure: srp, goals: { app: 150 } },
  { what: 'reload to agents', slowdown: 1, figure: reload },
  { what: 'reload to agents', slowdown: 4, figure: reload },
  { what: 'reload to agents', slowdown: 4, figure: reload, over: 'baseline', goals: { app: 0.8, same: 0.7 } },
  { what: 'first contentful paint', slowdown: 1, figure: firstPaint },
  { what: 'first contentful paint', slowdown: 4, figure: firstPaint },
  {
    what: 'first contentful paint',
    slowdown: 4,
    figure: firstPaint,
    over: 'baseline',
    goals: { app: 0.6, same: 0.6 },
  },
  {
    what: 'first contentful paint',
    slowdown: 4,
    figure: firstPaint,
    over: 'bound',
    goals: { app: 1.25, same: 1.25 },
  },
  { what: 'form usable', slowdown: 1, figure: form },
  { what: 'form usable', slowdown: 4, figure: form },
  { what: 'form usable', slowdown: 4, figure: form, over: 'baseline', goals: { app: 0.8, same: 0.8 } },
]

/** The rows with an edge of CloudFront in between. They have no goals. */
export const edgeRows: readonly TimedRow[] = [
  { what: 'button to agents', slowdown: 1, figure: signIn },
  { what: 'button to agents', slowdown: 1, figure: signIn, over: 'baseline' },
  { what: 'button to agents', slowdown: 4, figure: signIn },
  { what: 'button to agents', slowdown: 4, figure: signIn, over: 'baseline' },
  { what: 'reload to agents', slowdown: 4, figure: reload },
  { what: 'first contentful paint', slowdown: 4, figure: firstPaint },
]

/**
 * Visits all pages `runs` times at each speed. Repeats that until `isTimeUp`, while a goal is nearer to a figure than
 * the figure's quartiles are to each other.
 */
export async function measureTimes(
  visits: Visits,
  rows: readonly TimedRow[],
  { runs, isTimeUp }: { runs: number; isTimeUp: () => boolean },
): Promise<void> {
  const slowdowns = new Set(rows.map(({ slowdown }) => slowdown))
  for (let run = 0; run < runs; run += 1) {
    for (const slowdown of slowdowns) await visits.makeRound(slowdown)
  }
  for (;;) {
    const undecided = rows.filter((row) => columnNames.some((column) => isUndecided(visits, row, column)))
    const [again] = undecided
    if (again === undefined || isTimeUp()) return
    await visits.makeRound(again.slowdown)
  }
}

/** The rows as a table in Markdown: medians with their quartiles, and each goal where it is set. */
export function timesTable(visits: Visits, rows: readonly TimedRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['', ...columnNames.map((column) => columns[column])]),
    `|---|${columnNames.map(() => '---:|').join('')}`,
    ...rows.map((row) => line([titleOf(row), ...columnNames.map((column) => cell(visits, row, column))])),
  ].join('\n')
}

/** The rows that missed their goals, in words. */
export function missedTimes(visits: Visits, rows: readonly TimedRow[]): string[] {
  return rows.flatMap((row) =>
    columnNames
      .filter((column) => verdict(visits, row, column) === '✗')
      .map((column) => `${titleOf(row)}, ${columns[column]}`),
  )
}

function titleOf({ what, over, slowdown }: TimedRow): string {
  if (over === undefined) return `${what}, ${slowdown}×`
  return `${what} / ${over === 'bound' ? 'the words alone' : columns[over]}, ${slowdown}×`
}

function figuresOf(visits: Visits, { figure, slowdown, over }: TimedRow, column: Column): number[] {
  const own = visits.of(column, slowdown).map(figure)
  if (over === undefined) return own
  const others = visits.of(over, slowdown).map(figure)
  return own.map((value, round) => value / (others[round] ?? Number.NaN))
}

function cell(visits: Visits, row: TimedRow, column: Column): string {
  if (row.over === column) return '1'
  const figures = figuresOf(visits, row, column)
  const [from, to] = quartilesOf(figures)
  const print = (value: number) => (row.over === undefined ? `${Math.round(value)}` : value.toFixed(2))
  const unit = row.over === undefined ? ' ms' : ''
  const goal = row.goals?.[column]
  const wanted = goal === undefined ? '' : ` ${verdict(visits, row, column)} ≤ ${print(goal)}`
  return `${print(medianOf(figures))}${unit} (${print(from)}–${print(to)})${wanted}`
}

function verdict(visits: Visits, row: TimedRow, column: Column): '✓' | '✗' | null {
  const goal = row.goals?.[column]
  if (goal === undefined) return null
  const median = medianOf(figuresOf(visits, row, column))
  // The printed ratio counts: 0.46 in the table is at most 0.46.
  return Number(median.toFixed(row.over === undefined ? 0 : 2)) <= goal ? '✓' : '✗'
}

function isUndecided(visits: Visits, row: TimedRow, column: Column): boolean {
  const goal = row.goals?.[column]
  if (goal === undefined) return false
  const figures = figuresOf(visits, row, column)
  const [from, to] = quartilesOf(figures)
  return to - from > Math.abs(medianOf(figures) - goal)
}
