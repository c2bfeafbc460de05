/** A line of the table in docs/performance.md. */
export interface Row {
  what: string
  /** The figure to compare with: that of the series' code, or of a partition of 12. */
  baseline: string
  app: string
  ratio: string
  goal: string
  /** Null where there is no goal. */
  isReached: boolean | null
}

/** The goal: the most that the app's own figure, or its ratio to the other figure, may be. */
export interface Goal {
  of: 'app' | 'ratio'
  most: number
}

type Format = (value: number) => string

export const asCount: Format = (value) => value.toLocaleString('en')
export const asBytes: Format = (value) => value.toLocaleString('en')
export const asTime: Format = (value) => `${Math.round(value)} ms`

/** A line about two figures of one kind. */
export function compare(
  what: string,
  { baseline, app }: { baseline: number; app: number },
  format: Format,
  goal?: Goal,
): Row {
  // The printed figure counts: 0.48 in the table is at most 0.48.
  const ratio = (app / baseline).toFixed(2)
  const row = {
    what,
    baseline: format(baseline),
    app: format(app),
    ratio: format === asCount || baseline === 0 ? '' : ratio,
  }
  if (goal === undefined) return { ...row, goal: '', isReached: null }
  const { of, most } = goal
  return of === 'ratio'
    ? { ...row, goal: `≤ ${most.toFixed(2)}×`, isReached: Number(ratio) <= most }
    : { ...row, goal: `≤ ${format(most)}`, isReached: app <= most }
}

/** The lines as a table in Markdown, with the headings of the second and the third column. */
export function toTable(rows: readonly Row[], [baseline, app]: readonly [string, string]): string {
  const lines = rows.map((row) => {
    const verdict = row.isReached === null ? '' : row.isReached ? '✓' : '✗'
    return `| ${row.what} | ${row.baseline} | ${row.app} | ${row.ratio} | ${row.goal} | ${verdict} |`
  })
  return [`| | ${baseline} | ${app} | ratio | goal | |`, '|---|---:|---:|---:|---:|---|', ...lines].join('\n')
}
