/** A change that could not be written. Nothing has changed, and the same request may succeed later. */
export class NotKeptError extends Error {
  constructor(file: string, cause: unknown) {
    super(`${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'NotKeptError'
  }
}
