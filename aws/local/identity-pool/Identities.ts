import { randomUuid } from '../randomUuid.ts'
import type { Surroundings } from '../Surroundings.ts'

/**
 * Who has which identity ID. The same login gets the same identity ID for ever, over tokens, sessions and
 * restarts: every row in the table hangs on it.
 */
export class Identities {
  readonly #document: string
  readonly #region: string
  readonly #surroundings: Surroundings
  readonly #idByLogin: Map<string, string>
  readonly #loginById: Map<string, string>

  constructor(identityPoolId: string, region: string, surroundings: Surroundings) {
    this.#document = `identity-pool/${identityPoolId.replace(':', '_')}`
    this.#region = region
    this.#surroundings = surroundings
    const kept = (surroundings.store.read(this.#document) ?? {}) as Record<string, string>
    this.#idByLogin = new Map(Object.entries(kept))
    this.#loginById = new Map(Object.entries(kept).map(([login, id]) => [id, login]))
  }

  /** The identity ID (`REGION:UUID`) of a login; a login never seen before gets a new one. */
  idOf(login: string): string {
    const known = this.#idByLogin.get(login)
    if (known !== undefined) return known
    const identityId = `${this.#region}:${randomUuid(this.#surroundings.randomBytes)}`
    this.#idByLogin.set(login, identityId)
    this.#loginById.set(identityId, login)
    this.#surroundings.store.write(this.#document, Object.fromEntries(this.#idByLogin))
    return identityId
  }

  /** The login that an identity ID belongs to. */
  loginOf(identityId: string): string | undefined {
    return this.#loginById.get(identityId)
  }
}
