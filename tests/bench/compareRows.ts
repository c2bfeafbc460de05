import { measureRows, type RowsMeasurement } from './measureRows.ts'
import { medianOf } from './middleBy.ts'
import { openBrowser } from './openBrowser.ts'
import { asCount, asTime, compare, type Row } from './Row.ts'
import { type Bench, originOf } from './serveForBench.ts'

/** Compares the app's table of 10,000 loaded agents with a table that draws them all. */
export async function compareRows(bench: Bench, runs: number): Promise<Row[]> {
  const measured: Record<'baseline' | 'app', RowsMeasurement[]> = { baseline: [], app: [] }
  await openBrowser(bench.arguments, async (context) => {
    for (let run = 0; run < runs; run += 1) {
      measured.baseline.push(await measureRows(context, `${originOf('rows')}/?baseline`))
      measured.app.push(await measureRows(context, `${originOf('rows')}/`))
    }
  })
  const both = (figure: (one: RowsMeasurement) => number) => ({
    baseline: medianOf(measured.baseline.map(figure)),
    app: medianOf(measured.app.map(figure)),
  })
  return [
    compare(
      'first of 10,000 loaded rows on the screen',
      both(({ firstRows }) => firstRows),
      asTime,
      {
        of: 'ratio',
        most: 0.1,
      },
    ),
    compare(
      'frames over 33 ms while scrolling for 4 s',
      both(({ longFrames }) => longFrames),
      asCount,
      {
        of: 'app',
        most: 0,
      },
    ),
    compare(
      'elements in the list',
      both(({ nodes }) => nodes),
      asCount,
      { of: 'app', most: 250 },
    ),
  ]
}
