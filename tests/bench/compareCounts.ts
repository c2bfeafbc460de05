import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { budgets } from './budgets.ts'
import type { SignInMeasurement } from './measureSignIn.ts'
import { middleBy } from './middleBy.ts'
import { originOf } from './serveForBench.ts'
import { type Column, columnNames, columns, type Visits } from './visitPages.ts'

type Figure = (run: SignInMeasurement, column: Column) => number

interface CountedRow {
  what: string
  figure: Figure
  goals: Partial<Record<Column, number>>
}

const [scriptsUntilForm, scriptsUntilAgents, styles] = budgets

/** The goals, equal for each delivery. */
const each = (most: number) => ({ app: most, cognito: most, same: most })

/** Bytes and numbers of requests of a sign-in, which are the same in each run. */
export function compareCounts(
  visits: Visits,
  builds: Readonly<Record<Column, string>>,
): { table: string; missed: string[] } {
  const rows: readonly CountedRow[] = [
    {
      what: 'JS asked for before the form, gzip',
      figure: ({ filesUntilForm }, column) => weightOf(builds[column], filesUntilForm.filter(isScript)),
      goals: each(scriptsUntilForm.limit),
    },
    {
      what: 'JS until the agents, gzip',
      figure: ({ filesUntilAgents }, column) => weightOf(builds[column], filesUntilAgents.filter(isScript)),
      goals: each(scriptsUntilAgents.limit),
    },
    {
      what: 'CSS until the agents, gzip',
      figure: ({ filesUntilAgents }, column) =>
        weightOf(
          builds[column],
          ['index.html', ...filesUntilAgents].filter((name) => !isScript(name)),
        ),
      goals: each(styles.limit),
    },
    { what: 'calls, button to agents', figure: (run) => ofKind(run, 'call').length, goals: each(5) },
    {
      what: 'preflights',
      figure: (run) => ofKind(run, 'preflight').length,
      goals: { app: 3, cognito: 1, same: 0 },
    },
    {
      what: 'origins contacted, the page’s own among them',
      figure: (run, column) =>
        new Set([new URL(originOf(column)).host, ...ofKind(run, 'call').map(({ host }) => host)]).size,
      goals: { app: 4, cognito: 2, same: 1 },
    },
    {
      what: 'files of the app after the button',
      figure: (run) => ofKind(run, 'file').length,
      goals: each(0),
    },
    {
      what: 'connections waited for',
      figure: (run) => beforeAgents(run).filter(({ connecting }) => connecting > 0).length,
      goals: each(0),
    },
    {
      what: 'GetId per sign-in',
      figure: ({ afterSubmit }) => afterSubmit.filter(({ name }) => name === 'GetId').length,
      goals: each(1),
    },
    {
      what: 'calls after a reload',
      figure: ({ afterReload }) => afterReload.filter(({ kind }) => kind === 'call').length,
      goals: each(2),
    },
  ]
  const missed: string[] = []
  const cell = ({ what, figure, goals }: CountedRow, column: Column) => {
    const count = figure(typicalOf(visits, column), column)
    const goal = goals[column]
    if (goal === undefined) return count.toLocaleString('en')
    if (count > goal) missed.push(`${what}, ${columns[column]}`)
    return `${count.toLocaleString('en')} ${count > goal ? '✗' : '✓'} ≤ ${goal.toLocaleString('en')}`
  }
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    line(['', ...columnNames.map((column) => columns[column])]),
    `|---|${columnNames.map(() => '---:|').join('')}`,
    ...rows.map((row) => line([row.what, ...columnNames.map((column) => cell(row, column))])),
  ].join('\n')
  return { table, missed }
}

/** The requests until the agents are on the screen, without later ones. */
export function beforeAgents({ afterSubmit }: SignInMeasurement) {
  const query = afterSubmit.find(({ name }) => name === 'Query')
  return afterSubmit.filter(({ start }) => query === undefined || start <= query.end)
}

function typicalOf(visits: Visits, column: Column): SignInMeasurement {
  return middleBy(visits.of(column, 1), ({ signIn }) => signIn)
}

function ofKind(run: SignInMeasurement, kind: 'call' | 'preflight' | 'file') {
  return beforeAgents(run).filter((one) => one.kind === kind)
}

function isScript(name: string): boolean {
  return name.endsWith('.js')
}

/** A page counts with the bytes of the style inside it. */
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
