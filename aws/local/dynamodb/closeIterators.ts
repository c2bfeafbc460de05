import type { Database, Iterator } from './Dynalite.ts'

/**
 * Closes the engine's iterators when it is done with them. dynalite ends one by `return`, which the database under it
 * no longer has: each Query and Scan would leave an iterator behind, and with it all the items as they were.
 */
export function closeIterators(db: Database): void {
  const keys = db.keys.bind(db)
  const values = db.values.bind(db)
  db.keys = (options) => closing(keys(options))
  db.values = (options) => closing(values(options))
}

function closing<Kind extends Iterator<unknown>>(iterator: Kind): Kind {
  iterator.return = () => iterator.close()
  return iterator
}
