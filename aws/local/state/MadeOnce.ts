import type { Journal } from './Journal.ts'

/** Names and secrets that are made once and then kept. Tokens, rows and configurations depend on them. */
export class MadeOnce {
  readonly #journal: Journal
  readonly #collection: string
  readonly #values: Map<string, string>

  constructor(journal: Journal, collection: string) {
    this.#journal = journal
    this.#collection = collection
    this.#values = journal.take(collection)
  }

  /** @throws NotKeptError. The next call then makes a new value */
  get(name: string, make: () => string): string {
    const known = this.#values.get(name)
    if (known !== undefined) return known
    const value = make()
    this.#journal.append([{ collection: this.#collection, key: name, value }], 'at-once')
    this.#values.set(name, value)
    return value
  }
}
