import { readFileSync } from 'node:fs'

/**
 * The template with every occurrence of one passage replaced.
 *
 * @throws Error if the template lacks the passage: otherwise a test could pass without its change
 */
export function templateWith(written: string | RegExp, instead: string): string {
  const template = readFileSync(new URL('../../aws/template.yaml', import.meta.url), 'utf8')
  const changed = template.replaceAll(written, () => instead)
  if (changed === template) throw new Error(`the template does not say: ${written}`)
  return changed
}
