/** All faults of a file. Nothing in the file was carried out. */
export class FaultyFileError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'FaultyFileError'
    this.faults = faults
  }
}
