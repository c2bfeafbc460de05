import { AwsError } from '../../AwsError.ts'
import { LimitedNames } from './LimitedNames.ts'

const window = 3_600_000

/** Allows each name a number of tries in an hour. */
export class RateLimit {
  readonly #now: () => number
  readonly #perHour: number
  /** The times of each name's tries. */
  readonly #tries: LimitedNames<readonly number[]>

  constructor(now: () => number, perHour: number) {
    this.#now = now
    this.#perHour = perHour
    this.#tries = new LimitedNames((times) => this.#recent(times).length, perHour)
  }

  /** @throws AwsError LimitExceededException */
  take(name: string): void {
    const recent = this.#recent(this.#tries.get(name) ?? [])
    if (recent.length >= this.#perHour) {
      throw new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
    }
    this.#tries.set(name, [...recent, this.#now()])
  }

  #recent(times: readonly number[]): number[] {
    const now = this.#now()
    return times.filter((time) => now - time < window)
  }
}
