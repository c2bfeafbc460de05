/** The largest number of counted names, without the limited ones. */
const capacity = 10_000

/**
 * The count of each name. When there are too many names, those with the fewest tries are forgotten. A limited name
 * stays. An attacker can try other names without a password, and this must not end the limit on a name.
 */
export class LimitedNames<Count> {
  readonly #byName = new Map<string, Count>()
  readonly #triesOf: (count: Count) => number
  readonly #limit: number
  /** The number of names at which some are forgotten. */
  #full = capacity

  /**
   * @param triesOf the number of tries that count against a name; 0 after they expire
   * @param limit a name with this many tries is limited
   */
  constructor(triesOf: (count: Count) => number, limit: number) {
    this.#triesOf = triesOf
    this.#limit = limit
  }

  get(name: string): Count | undefined {
    return this.#byName.get(name)
  }

  set(name: string, count: Count): void {
    // Moves the name to the end, so that the names are in the order of their last try.
    this.#byName.delete(name)
    if (this.#byName.size >= this.#full) this.#makeRoom()
    this.#byName.set(name, count)
  }

  delete(name: string): void {
    this.#byName.delete(name)
  }

  /** Forgets a tenth of the names at a time, so that the cost for each name is small. */
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
