/** A clock that only a test moves. */
export class Clock {
  #milliseconds: number

  constructor(milliseconds: number = Date.now()) {
    this.#milliseconds = milliseconds
  }

  now = (): number => this.#milliseconds

  /** Moves on by so many minutes. */
  pass(minutes: number): void {
    this.#milliseconds += minutes * 60_000
  }
}
