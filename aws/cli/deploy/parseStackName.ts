import { UsageError } from '../UsageError.ts'

/**
 * The name of a stack. CloudFront takes names of 64 characters, and the template's are the stack's with the Region
 * and more behind it.
 *
 * @throws UsageError saying what a name is
 */
export function parseStackName(name: string): string {
  if (/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/.test(name)) return name
  throw new UsageError(
    `--stack takes up to 40 letters, digits and dashes, a letter first, not ${JSON.stringify(name)}`,
  )
}
