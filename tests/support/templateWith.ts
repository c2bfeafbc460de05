import { readFileSync } from 'node:fs'

/**
 * The template with one passage written otherwise, wherever it stands.
 *
 * @throws Error when the template does not say that: a test must not pass because of a change that changed nothing
 */
export function templateWith(written: string | RegExp, instead: string): string {
  const template = readFileSync(new URL('../../aws/template.yaml', import.meta.url), 'utf8')
  const changed = template.replaceAll(written, () => instead)
  if (changed === template) throw new Error(`the template does not say: ${written}`)
  return changed
}
