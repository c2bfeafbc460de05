import type { Database } from 'dynalite/db/index.js'

/**
 * Closes the engine's iterators when it is done with them. dynalite ends one by `return`, which the database under it
 * no longer has: each Query and Scan would leave an iterator behind, and with it all the items as they were.
 */
export function closeIterators(db: Database): void {
  for (const kind of ['keys', 'values'] as const) {
    const open = db[kind].bind(db)
    db[kind] = (options) => {
      const iterator = open(options)
      iterator.return = () => iterator.close()
      return iterator
    }
  }
}
