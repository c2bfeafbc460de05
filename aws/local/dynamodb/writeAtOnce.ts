import type { Change, Database } from './Dynalite.ts'

/** Runs writers one after the other. Makes all changes of a writer one batch of the database. */
export interface Writes {
  /**
   * Runs alone among writes. Its changes are made when it has succeeded: all of them or, when it throws, none. It does not
   * see its own changes. They are handed to it as they come, so that it can refuse them.
   */
  atOnce<Result>(run: (changes: readonly Change[]) => Promise<Result>): Promise<Result>
}

/**
 * Collects the engine's writes. dynalite writes an item and each of its index entries one by one, and a kill in between
 * would leave an index that disagrees with its table.
 *
 * @param made is told of changes as soon as they are made
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
