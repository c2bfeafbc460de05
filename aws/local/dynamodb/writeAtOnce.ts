import type { Change, Database } from './Dynalite.ts'

/** Runs writers one after the other. All changes of a writer are one batch of the database. */
export interface Writes {
  /**
   * Runs `run` while no other write runs. The database makes all its changes after it succeeds, and none if it
   * throws. `run` cannot read its own changes in the database. It gets them in `changes`, so that it can refuse them.
   */
  atOnce<Result>(run: (changes: readonly Change[]) => Promise<Result>): Promise<Result>
}

/**
 * Collects the engine's writes into one batch. dynalite writes an item and each of its index entries one by one. A
 * kill between two of these writes leaves an index that disagrees with its table.
 *
 * @param made called with the changes right after the database has made them
 */
export function writeAtOnce(db: Database, made: (changes: readonly Change[]) => void): Writes {
  const commit = db.batch.bind(db)
  let collected: Change[] | undefined
  let last: Promise<unknown> = Promise.resolve()
  const collect: Database['batch'] = (changes, done) => {
    if (collected === undefined) throw new Error('a write outside of an operation')
    collected.push(...changes)
    if (done !== undefined) setImmediate(done, null)
    return Promise.resolve()
  }
  db.batch = collect
  db.put = (key, value, done) => collect([{ type: 'put', key, value }], done)
  db.del = (key, done) => collect([{ type: 'del', key }], done)

  async function runAlone<Result>(run: (changes: readonly Change[]) => Promise<Result>): Promise<Result> {
    const changes: Change[] = []
    collected = changes
    try {
      const result = await run(changes)
      if (changes.length > 0) await commit(changes)
      made(changes)
      return result
    } finally {
      collected = undefined
    }
  }
  return {
    atOnce(run) {
      const result = last.then(() => runAlone(run))
      last = result.catch(() => {})
      return result
    },
  }
}
