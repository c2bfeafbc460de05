import type { Database, Iterator } from './Dynalite.ts'

/**
 * Closes the engine's iterators after use. dynalite ends an iterator with `return`, and the database's iterators no
 * longer have that method. Without this, each Query and Scan leaves an open iterator, which holds a snapshot of all
 * items in memory.
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
