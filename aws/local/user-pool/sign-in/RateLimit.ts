import { AwsError } from '../../AwsError.ts'

const window = 3_600_000
/** Names that are counted at once; the one that was quiet longest makes room. */
const capacity = 10_000

/** So many tries an hour for each name. */
export class RateLimit {
  readonly #now: () => number
  readonly #perHour: number
  readonly #tries = new Map<string, number[]>()

  constructor(now: () => number, perHour: number) {
    this.#now = now
    this.#perHour = perHour
  }

  /** @throws AwsError LimitExceededException */
  take(name: string): void {
    const now = this.#now()
    const recent = (this.#tries.get(name) ?? []).filter((time) => now - time < window)
    if (recent.length >= this.#perHour) {
      throw new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
    }
    // Put at the end, so that the names come in the order of their last try.
    this.#tries.delete(name)
    this.#tries.set(name, [...recent, now])
    const [quietest] = this.#tries.keys()
    if (this.#tries.size > capacity && quietest !== undefined) this.#tries.delete(quietest)
  }
}
