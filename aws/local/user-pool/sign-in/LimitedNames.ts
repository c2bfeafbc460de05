/** Names that are counted at once, besides those that are limited. */
const capacity = 10_000

/**
 * What is counted for each name. When there are too many names, those with the fewest tries make room, and one that
 * is limited stays: counting other names, which takes no password, must not free anybody from a limit.
 */
export class LimitedNames<Count> {
  readonly #byName = new Map<string, Count>()
  readonly #triesOf: (count: Count) => number
  readonly #limit: number
  /** The size at which room is made. */
  #full = capacity

  /**
   * @param triesOf how many tries a name has used; 0 once they are forgotten
   * @param limit the tries from which on a name is limited
   */
  constructor(triesOf: (count: Count) => number, limit: number) {
    this.#triesOf = triesOf
    this.#limit = limit
  }

  get(name: string): Count | undefined {
    return this.#byName.get(name)
  }

  set(name: string, count: Count): void {
    // Put at the end, so that the names come in the order of their last try.
    this.#byName.delete(name)
    if (this.#byName.size >= this.#full) this.#makeRoom()
    this.#byName.set(name, count)
  }

  delete(name: string): void {
    this.#byName.delete(name)
  }

  /** A tenth at a time, so that it costs little for each name. */
  #makeRoom(): void {
    const unlimited = [...this.#byName]
      .map(([name, count]) => ({ name, tries: this.#triesOf(count) }))
      .filter(({ tries }) => tries < this.#limit)
      .sort((one, other) => one.tries - other.tries)
    for (const [index, { name, tries }] of unlimited.entries()) {
      if (tries === 0 || index < capacity / 10) this.#byName.delete(name)
    }
    this.#full = Math.max(capacity, this.#byName.size + capacity / 10)
  }
}
