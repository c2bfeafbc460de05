/** State on disk that cannot be trusted: nothing is guessed, nothing is overwritten. */
export class UnreadableStateError extends Error {
  constructor(file: string, why: string) {
    super(`${file} ${why}. Nothing was changed. To start over with the demo data: npm start -- --fresh`)
    this.name = 'UnreadableStateError'
  }
}
