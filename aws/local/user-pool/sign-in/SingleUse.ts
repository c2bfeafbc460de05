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
/** Handles that are kept at once, besides those that are still good. */
const capacity = 1000
/**
 * Handles that are good at once. No password is needed to ask for one, so a caller who asks for thousands, each for
 * another name, must not end a sign-in that somebody else has begun. Each costs 5 ms of arithmetic: in the three minutes
 * that one is good, a caller gets about 30,000.
 */
const most = 50_000

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
    // The oldest come first, so the first that has to stay ends the search.
    for (const [handle, { value, expiresAt }] of this.#entries) {
      const isGood = value !== undefined && now < expiresAt
      if (expiresAt >= now - remembered && this.#entries.size < (isGood ? most : capacity)) break
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
