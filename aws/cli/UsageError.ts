/** A command line that makes no sense: the command ends with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
