/** An invalid command line. The command ends with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
