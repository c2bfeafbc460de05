import type { Store } from '../../state/Store.ts'
import type { User } from './User.ts'

/** The people of a user pool. Every change is kept before it is answered. */
export class Users {
  readonly #document: string
  readonly #store: Store
  readonly #caseSensitive: boolean
  readonly #byName: Map<string, User>

  constructor(document: string, store: Store, caseSensitive: boolean) {
    this.#document = document
    this.#store = store
    this.#caseSensitive = caseSensitive
    const kept = (store.read(document) ?? []) as User[]
    this.#byName = new Map(kept.map((user) => [user.username, user]))
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
    this.#byName.set(user.username, user)
    this.#write()
  }

  delete(user: User): void {
    this.#byName.delete(user.username)
    this.#write()
  }

  #write(): void {
    this.#store.write(this.#document, this.all())
  }
}
