/** One change to the stored data. A change without a value deletes the key. */
export interface Change {
  /** `items`, `user-pool/eu-central-1_AbCdEf123/users`, … */
  collection: string
  key: string
  /** Any JSON value. */
  value?: unknown
}

/**
 * When the operating system must have written a change to the disk. Until then the change survives a kill of this
 * process, but not a power failure. `soon`: within the next 64 changes.
 */
export type Durability = 'at-once' | 'soon'

/** Everything that is kept over restarts: collections of JSON values by key. */
export interface Journal {
  /** A collection's stored values. Its owner calls this once, and keeps the collection in memory from then on. */
  take<Value>(collection: string): Map<string, Value>
  /**
   * Stores all of the changes, or none if it throws. The owners change their memory afterwards.
   *
   * @throws NotKeptError
   */
  append(changes: readonly Change[], durability: Durability): void
}
