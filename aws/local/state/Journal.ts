/** One change to the stored data. A change without a value deletes the key. */
export interface Change {
  /** `items`, `user-pool/eu-central-1_AbCdEf123/users`, … */
  collection: string
  key: string
  /** Any JSON value. */
  value?: unknown
}

/**
 * When a change has to be on the disk itself, and no longer in the care of the operating system, which keeps it when
 * this process is killed and loses it when the power fails. `soon`: within the next 64 changes.
 */
export type Durability = 'at-once' | 'soon'

/** All that outlives the process: collections of JSON values by key. */
export interface Journal {
  /** What a collection holds at the start. Its owner has it in memory from then on; it is handed over once. */
  take<Value>(collection: string): Map<string, Value>
  /**
   * Keeps changes: all of them or, when it throws, none. The owners change their memory afterwards.
   *
   * @throws NotKeptError
   */
  append(changes: readonly Change[], durability: Durability): void
}
