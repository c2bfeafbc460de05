import type { Journal } from '../state/Journal.ts'
import type { Change, Database } from './Dynalite.ts'

const collection = 'items'

/**
 * Fills a database in memory with the items of a journal. From then on, every change is written to the journal before
 * the database makes it. A batch is one record, so that all of it is kept or nothing.
 */
export async function keepInJournal(db: Database, journal: Journal): Promise<void> {
  const kept = journal.take(collection)
  await db.batch([...kept].map(([key, value]) => ({ type: 'put', key, value })))
  const { batch } = db
  const keep: Database['batch'] = (changes, callback) => {
    try {
      journal.append(
        changes.map((change) => ({
          collection,
          key: change.key,
          value: change.type === 'put' ? change.value : undefined,
        })),
        'soon',
      )
    } catch (error) {
      // A full disk fails this one request, not the process.
      if (callback === undefined) throw error
      callback(error)
      return Promise.resolve()
    }
    return batch(changes, callback)
  }
  const keepOne = (change: Change, callback?: (error: unknown) => void) => keep([change], callback)
  db.batch = keep
  db.put = (key, value, callback) => keepOne({ type: 'put', key, value }, callback)
  db.del = (key, callback) => keepOne({ type: 'del', key }, callback)
}
