/** State on disk that cannot be trusted: nothing is guessed, nothing is overwritten. */
export class UnreadableStateError extends Error {
  /** @param what where and what, such as `.local-aws/state.journal is missing` */
  constructor(what: string) {
    super(
      `${what}. Nothing was changed. Put a copy of the folder back, or start over with the demo data: npm start -- --fresh`,
    )
    this.name = 'UnreadableStateError'
  }
}
