import type { Environment } from '../../Environment.ts'

/** The state of a handle. */
export type Lookup<T> = { is: 'live'; value: T } | { is: 'unknown' | 'expired' | 'used' }

interface Entry<T> {
  /** Undefined once it was used. */
  value: T | undefined
  expiresAt: number
}

/** How long a used or expired handle is still recognised, in milliseconds. */
const remembered = 3_600_000
/** Handles that are kept at once. A caller who asks for more, which takes no password, pushes out the oldest. */
const capacity = 1000

/**
 * Hands out opaque handles for values, each good once and for a few minutes. In memory: a restart ends every
 * sign-in that was under way, as a new sign-in would.
 */
export class SingleUse<T extends object> {
  readonly #environment: Pick<Environment, 'now' | 'randomBytes'>
  readonly #entries = new Map<string, Entry<T>>()

  constructor(environment: Pick<Environment, 'now' | 'randomBytes'>) {
    this.#environment = environment
  }

  /** A handle (base64) for `value`, good for so many minutes. */
  issue(value: T, minutes: number): string {
    const now = this.#environment.now()
    // The oldest come first, so the first that is still remembered ends the search.
    for (const [handle, { expiresAt }] of this.#entries) {
      if (expiresAt >= now - remembered && this.#entries.size < capacity) break
      this.#entries.delete(handle)
    }
    const handle = Buffer.from(this.#environment.randomBytes(384)).toString('base64')
    this.#entries.set(handle, { value, expiresAt: now + minutes * 60_000 })
    return handle
  }

  find(handle: string): Lookup<T> {
    const entry = this.#entries.get(handle)
    if (entry === undefined) return { is: 'unknown' }
    if (entry.value === undefined) return { is: 'used' }
    if (this.#environment.now() >= entry.expiresAt) return { is: 'expired' }
    return { is: 'live', value: entry.value }
  }

  use(handle: string): void {
    const entry = this.#entries.get(handle)
    if (entry !== undefined) entry.value = undefined
  }

  /** Makes a handle good again whose use came to nothing, through no fault of its holder. */
  restore(handle: string, value: T): void {
    const entry = this.#entries.get(handle)
    if (entry !== undefined) entry.value = value
  }
}
