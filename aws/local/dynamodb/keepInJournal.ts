import type { Database } from 'dynalite/db/index.js'
import { type Change, type Journal, openJournal } from './openJournal.ts'

/**
 * Fills a database in memory with what a journal has of it, and from then on writes every change to the journal before
 * the database makes it.
 *
 * @throws UnreadableStateError
 */
export async function keepInJournal(
  db: Database,
  file: string,
  { isNew }: { isNew: boolean },
): Promise<Journal> {
  const journal = openJournal(file, { isNew })
  await db.batch([...journal.changes])
  const { batch } = db
  const keep: Database['batch'] = (changes, callback) => {
    try {
      journal.append(changes)
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
  return journal
}
