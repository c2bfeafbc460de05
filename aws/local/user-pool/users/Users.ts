import type { Journal } from '../../state/Journal.ts'
import type { User } from './User.ts'

/** The users of a user pool. Every change is stored before the answer is sent. */
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

  /** A username in the pool's form: in lower case, unless the pool is case-sensitive. */
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

  /** Writes as much as `save` does, for a name that no user has, so that both take the same time. It stores no user. */
  pretendToSave(username: string): void {
    if (this.find(username) !== undefined) throw new Error(`${username} is there`)
    this.#journal.append([{ collection: this.#collection, key: this.nameOf(username) }], 'at-once')
  }

  delete(user: User): void {
    this.#journal.append([{ collection: this.#collection, key: user.username }], 'at-once')
    this.#byName.delete(user.username)
  }
}
