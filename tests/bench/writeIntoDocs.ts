import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../../docs/performance.md', import.meta.url)

/**
 * Replaces the earlier figures of a part of the bench on the page by the new ones.
 *
 * @param command the command that measures them; the page names it where they begin
 * @throws Error when the page has no such place
 */
export function writeIntoDocs(command: string, measured: string): void {
  const [begin, end] = [`<!-- Written by ${command} --write -->`, '<!-- Until here -->']
  const page = readFileSync(file, 'utf8')
  const [before, rest] = page.split(begin)
  if (before === undefined || rest === undefined || !rest.includes(end))
    throw new Error(`${file.pathname} has no place for what ${command} measures`)
  writeFileSync(file, `${before}${begin}\n\n${measured}\n\n${rest.slice(rest.indexOf(end))}`)
}
