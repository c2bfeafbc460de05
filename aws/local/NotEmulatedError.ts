/**
 * AWS can do this and the local AWS cannot. The answer says so, and has a form that no SDK takes for an answer of
 * AWS.
 */
export class NotEmulatedError extends Error {
  constructor(what: string) {
    super(`Not emulated by the local AWS: ${what}`)
    this.name = 'NotEmulatedError'
  }
}
