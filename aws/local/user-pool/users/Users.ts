import type { Journal } from '../../state/Journal.ts'
import type { User } from './User.ts'

/** The people of a user pool. Every change is kept before it is answered. */
export class Users {
  readonly #collection: string
  readonly #journal: Journal
  readonly #caseSensitive: boolean
  readonly #byName: Map<string, User>

  constructor(collection: string, journal: Journal, caseSensitive: boolean) {
    this.#collection = collection
    this.#journal = journal
    this.#caseSensitive = caseSensitive
    this.#byName = journal.take(collection)
  }

  /** A username as the pool keeps it: in lower case, unless the pool tells upper from lower. */
  nameOf(username: string): string {
    return this.#caseSensitive ? username : username.toLowerCase()
  }

  find(username: string): User | undefined {
    return this.#byName.get(this.nameOf(username))
  }

  findBySub(sub: string): User | undefined {
    return this.all().find((user) => user.sub === sub)
  }

  all(): User[] {
    return [...this.#byName.values()]
  }

  save(user: User): void {
    this.#journal.append([{ collection: this.#collection, key: user.username, value: user }], 'at-once')
    this.#byName.set(user.username, user)
  }

  /** Writes as much as `save` and keeps nothing, for a name that nobody has. */
  pretendToSave(username: string): void {
    if (this.find(username) !== undefined) throw new Error(`${username} is there`)
    this.#journal.append([{ collection: this.#collection, key: this.nameOf(username) }], 'at-once')
  }

  delete(user: User): void {
    this.#journal.append([{ collection: this.#collection, key: user.username }], 'at-once')
    this.#byName.delete(user.username)
  }
}
