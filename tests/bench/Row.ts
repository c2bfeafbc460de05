/** A line of the table in docs/performance.md. */
export interface Row {
  what: string
  /** What the app is held against: the series' code, or a partition of 12. */
  baseline: string
  app: string
  ratio: string
  goal: string
  /** Null where there is no goal. */
  isReached: boolean | null
}

/** What has to be at most so much: the app's own figure, or its ratio to the other's. */
export interface Goal {
  of: 'app' | 'ratio'
  most: number
}

type Format = (value: number) => string

export const asCount: Format = (value) => value.toLocaleString('en')
export const asTime: Format = (value) => `${Math.round(value)} ms`

/** A line about two figures of one kind. */
export function compare(
  what: string,
  { baseline, app }: { baseline: number; app: number },
  format: Format,
  goal?: Goal,
): Row {
  const ratio = app / baseline
  const shown = format === asTime || (baseline > 0 && app > 1000) ? ratio.toFixed(2) : ''
  if (goal === undefined)
    return { what, baseline: format(baseline), app: format(app), ratio: shown, goal: '', isReached: null }
  return {
    what,
    baseline: format(baseline),
    app: format(app),
    ratio: goal.of === 'ratio' ? ratio.toFixed(2) : shown,
    goal: `≤ ${goal.of === 'ratio' ? `${goal.most.toFixed(2)}×` : format(goal.most)}`,
    isReached: (goal.of === 'ratio' ? ratio : app) <= goal.most,
  }
}

/** The lines as a table in Markdown, under what the second and the third column hold. */
export function toTable(rows: readonly Row[], [baseline, app]: readonly [string, string]): string {
  const lines = rows.map((row) => {
    const verdict = row.isReached === null ? '' : row.isReached ? '✓' : '✗'
    return `| ${row.what} | ${row.baseline} | ${row.app} | ${row.ratio} | ${row.goal} | ${verdict} |`
  })
  return [`| | ${baseline} | ${app} | ratio | goal | |`, '|---|---:|---:|---:|---:|---|', ...lines].join('\n')
}
