/** The state on disk cannot be trusted. The local AWS stops, and neither repairs nor overwrites it. */
export class UnreadableStateError extends Error {
  /** @param what the file and its fault, such as `.local-aws/state.journal is missing` */
  constructor(what: string) {
    super(
      `${what}. Nothing was changed. Put a copy of the folder back, or start over with the demo data: npm start -- --fresh`,
    )
    this.name = 'UnreadableStateError'
  }
}
