import { LimitedNames } from './LimitedNames.ts'

interface Failures {
  count: number
  lockedUntil: number
  lastTry: number
}

/** Failures before the first lock-out. */
const allowed = 5
const longestLock = 15 * 60_000

/**
 * Counts failed sign-ins by name, whether or not a user has that name. After n failures (5 or more) the name is
 * locked for 2^(n-5) seconds, at most 15 minutes. Tries during a lock-out do not count. A success resets the count,
 * and so do 15 minutes without a try after a lock-out.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#authentication-flow-lockout-behavior
 */
export class SignInAttempts {
  readonly #now: () => number
  readonly #byName: LimitedNames<Failures>

  constructor(now: () => number) {
    this.#now = now
    this.#byName = new LimitedNames((failures) => (this.#isForgiven(failures) ? 0 : failures.count), allowed)
  }

  /** Notes a try, and returns whether the name is locked. */
  isLocked(name: string): boolean {
    const failures = this.#byName.get(name)
    if (failures === undefined) return false
    if (this.#isForgiven(failures)) {
      this.#byName.delete(name)
      return false
    }
    const now = this.#now()
    failures.lastTry = now
    return now < failures.lockedUntil
  }

  fail(name: string): void {
    const now = this.#now()
    const count = (this.#byName.get(name)?.count ?? 0) + 1
    const lock = count < allowed ? 0 : Math.min(2 ** (count - allowed) * 1000, longestLock)
    this.#byName.set(name, { count, lockedUntil: now + lock, lastTry: now })
  }

  succeed(name: string): void {
    this.#byName.delete(name)
  }

  #isForgiven({ count, lastTry, lockedUntil }: Failures): boolean {
    return count >= allowed && this.#now() - Math.max(lastTry, lockedUntil) >= longestLock
  }
}
