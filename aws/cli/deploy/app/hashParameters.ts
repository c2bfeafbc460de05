import type { Template } from '../../../template/parseTemplate.ts'
import { inlineHashesOf } from '../../hosting/inlineHashesOf.ts'

/**
 * The template's parameters ScriptHashes and StyleHashes for several pages: the page that visitors have, and the one
 * that they get next. The headers then admit both.
 */
export function hashParameters(
  { Parameters }: Pick<Template, 'Parameters'>,
  pages: readonly (string | undefined)[],
): Map<string, string> {
  const hashes = pages.filter((page) => page !== undefined).map(inlineHashesOf)
  const values = {
    ScriptHashes: joined(hashes.flatMap(({ scripts }) => scripts)),
    StyleHashes: joined(hashes.flatMap(({ styles }) => styles)),
  }
  return new Map(Object.entries(values).filter(([name]) => name in Parameters))
}

/** Whether headers with these parameters admit a page. */
export function admits(parameters: Readonly<Record<string, string>>, page: string): boolean {
  const { scripts, styles } = inlineHashesOf(page)
  const includes = (value: string | undefined, hashes: readonly string[]) =>
    value === undefined || hashes.every((hash) => value.split(' ').includes(hash))
  return includes(parameters.ScriptHashes, scripts) && includes(parameters.StyleHashes, styles)
}

/** Sorted, so that the same hashes make no change of the stack. */
function joined(hashes: readonly string[]): string {
  return [...new Set(hashes)].sort().join(' ')
}
