import { UsageError } from '../UsageError.ts'

/**
 * The name of a stack. The template's names for CloudFront resources start with it and go on with the Region and
 * more, and CloudFront allows 64 characters.
 *
 * @throws UsageError with the form of a name
 */
export function parseStackName(name: string): string {
  if (/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/.test(name)) return name
  throw new UsageError(
    `--stack takes up to 40 letters, digits and dashes, a letter first, not ${JSON.stringify(name)}`,
  )
}
