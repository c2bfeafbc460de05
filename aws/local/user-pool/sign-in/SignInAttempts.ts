interface Failures {
  count: number
  lockedUntil: number
  lastTry: number
}

/** Failures before the first lock-out. */
const allowed = 5
const longestLock = 15 * 60_000
/** Names that are counted at once; the one that failed longest ago makes room. */
const capacity = 10_000

/**
 * Counts failed sign-ins by name, whether or not anybody has that name. After n failures, 5 or more, the name
 * is locked for 2^(n-5) seconds and at most 15 minutes; tries meanwhile do not count. Forgotten by a success,
 * or by 15 quiet minutes after a lock-out.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 */
export class SignInAttempts {
  readonly #now: () => number
  readonly #byName = new Map<string, Failures>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Notes a try; tells whether the name is locked. */
  isLocked(name: string): boolean {
    const failures = this.#byName.get(name)
    if (failures === undefined) return false
    const now = this.#now()
    const quietSince = Math.max(failures.lastTry, failures.lockedUntil)
    if (failures.count >= allowed && now - quietSince >= longestLock) {
      this.#byName.delete(name)
      return false
    }
    failures.lastTry = now
    return now < failures.lockedUntil
  }

  fail(name: string): void {
    const now = this.#now()
    const count = (this.#byName.get(name)?.count ?? 0) + 1
    const lock = count < allowed ? 0 : Math.min(2 ** (count - allowed) * 1000, longestLock)
    // Put at the end, so that the names come in the order of their last failure.
    this.#byName.delete(name)
    this.#byName.set(name, { count, lockedUntil: now + lock, lastTry: now })
    const [oldest] = this.#byName.keys()
    if (this.#byName.size > capacity && oldest !== undefined) this.#byName.delete(oldest)
  }

  succeed(name: string): void {
    this.#byName.delete(name)
  }
}
