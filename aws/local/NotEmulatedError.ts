/**
 * Something that AWS does and the local AWS does not: said loudly, and never in a shape that an SDK could
 * take for an answer of AWS.
 */
export class NotEmulatedError extends Error {
  constructor(what: string) {
    super(`Not emulated by the local AWS: ${what}`)
    this.name = 'NotEmulatedError'
  }
}
