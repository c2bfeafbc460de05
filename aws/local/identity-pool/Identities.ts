import type { Environment } from '../Environment.ts'
import { randomUuid } from '../randomUuid.ts'

/**
 * The identity ID of each login. A login keeps its identity ID for ever, over tokens, sessions and restarts, because
 * the table's rows have it as their key.
 */
export class Identities {
  readonly #collection: string
  readonly #region: string
  readonly #environment: Environment
  readonly #idByLogin: Map<string, string>
  readonly #loginById: Map<string, string>

  constructor(identityPoolId: string, region: string, environment: Environment) {
    this.#collection = `identity-pool/${identityPoolId.replace(':', '_')}`
    this.#region = region
    this.#environment = environment
    this.#idByLogin = environment.journal.take(this.#collection)
    this.#loginById = new Map([...this.#idByLogin].map(([login, id]) => [id, login]))
  }

  /** The identity ID (`REGION:UUID`) of a login. A new login gets a new one. */
  idOf(login: string): string {
    const known = this.#idByLogin.get(login)
    if (known !== undefined) return known
    const identityId = `${this.#region}:${randomUuid(this.#environment.randomBytes)}`
    const { journal } = this.#environment
    journal.append([{ collection: this.#collection, key: login, value: identityId }], 'at-once')
    this.#idByLogin.set(login, identityId)
    this.#loginById.set(identityId, login)
    return identityId
  }

  /** Every identity ID, in the order in which they were made. */
  ids(): string[] {
    return [...this.#loginById.keys()]
  }

  /** The login that an identity ID belongs to. */
  loginOf(identityId: string): string | undefined {
    return this.#loginById.get(identityId)
  }
}
