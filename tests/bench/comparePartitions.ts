import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'
import type { Config } from '../support/serveTestAws.ts'
import { signInOverHttp } from '../support/signInOverHttp.ts'
import { copyItems, fillPartition, readFirstPage, type Way } from './fillPartition.ts'
import { measureSignIn, type SignInMeasurement } from './measureSignIn.ts'
import { medianOf, middleBy } from './middleBy.ts'
import { asCount, asTime, compare, type Row } from './Row.ts'
import { originOf, serveForBench } from './serveForBench.ts'
import type { Link } from './simulateLink.ts'

/** Two users: one with 12 agents, and one with `items`. */
const offices = [
  { username: 'office-north', row: 'Glacier Owl' },
  { username: 'office-large', row: 'Agate Adder' },
] as const

/** Collects the garbage of the filling, which would otherwise slow the sign-ins down. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** Compares the time and the cost of a first page in a partition of `items` and in one of 12, in its own local AWS. */
export async function comparePartitions(
  app: string,
  link: Link,
  { items, runs }: { items: number; runs: number },
): Promise<Row[]> {
  const aws = await startLocalAws({ report() {}, deliver() {} })
  await seedDemo(
    aws,
    people.filter(({ username }) => offices.some((office) => office.username === username)),
  )
  const loopback = await serveOnLoopback(aws)
  const identityOf = async (username: string) =>
    (await signInOverHttp(loopback.config as unknown as Config, username)).identityId
  const [small, large] = [await identityOf('office-north'), await identityOf('office-large')]
  await loopback.close()
  // The demo has 10,000 of them already.
  await fillPartition(aws, large, items - 10_000)
  collectGarbage()
  const readBoth = async (way: Way) => ({
    baseline: await readFirstPage(aws, small, way),
    app: await readFirstPage(aws, large, way),
  })
  const pages = await readBoth('table')
  const throughIndexes = {
    'by last contact': await readBoth('byLastContact'),
    'of a status': await readBoth('byStatus'),
  }

  // The same first page as a whole partition, under an ID of the same length.
  const alone = `${aws.region}:${'0'.repeat(36)}`
  await copyItems(aws, pages.app.items, alone)
  const onePage = (await readFirstPage(aws, alone)).capacityUnits

  const bench = await serveForBench(aws, { app }, link)
  const measured = new Map<string, SignInMeasurement[]>()
  const of = (username: string) => measured.get(username) ?? []
  // The first visit of each does not count.
  for (let run = 0; run <= runs; run += 1) {
    for (const office of offices) {
      const visit = { origin: originOf('app'), arguments: bench.arguments, slowdown: 1, ...office }
      const measurement = await measureSignIn(visit)
      if (run > 0) measured.set(office.username, [...of(office.username), measurement])
    }
  }
  bench.close()
  await aws.close()

  const both = (figureOf: (runs: readonly SignInMeasurement[]) => number) => ({
    baseline: figureOf(of('office-north')),
    app: figureOf(of('office-large')),
  })
  const calls = both(
    (all) => middleBy(all, ({ signIn }) => signIn).afterSubmit.filter(({ kind }) => kind === 'call').length,
  )
  return [
    compare(
      'button to the first page, 1×',
      both((all) => medianOf(all.map(({ signIn }) => signIn))),
      asTime,
      { of: 'ratio', most: 1.05 },
    ),
    compare('calls, button to the first page', calls, asCount, { of: 'app', most: calls.baseline }),
    compare(
      'agents on the first page',
      { baseline: pages.baseline.items.length, app: pages.app.items.length },
      asCount,
    ),
    compare(
      'capacity of the first page, in units',
      { baseline: pages.baseline.capacityUnits, app: pages.app.capacityUnits },
      asCount,
      { of: 'app', most: onePage },
    ),
    ...Object.entries(throughIndexes).map(([order, { baseline, app: ofLarge }]) =>
      compare(
        `capacity of the first page ${order}, in units`,
        { baseline: baseline.capacityUnits, app: ofLarge.capacityUnits },
        asCount,
        { of: 'app', most: onePage },
      ),
    ),
  ]
}
