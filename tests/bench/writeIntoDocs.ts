import { readFileSync, writeFileSync } from 'node:fs'

const docs = new URL('../../docs/', import.meta.url)

/**
 * Replaces the earlier figures of a part of the bench on a page by the new ones.
 *
 * @param name the page, such as `performance.md`
 * @param command the command that measures them; the page names it where they begin
 * @throws Error when the page has no such place
 */
export function writeIntoDocs(name: string, command: string, measured: string): void {
  const file = new URL(name, docs)
  const [begin, end] = [`<!-- Written by ${command} --write -->`, '<!-- Until here -->']
  const page = readFileSync(file, 'utf8')
  const [before, rest] = page.split(begin)
  if (before === undefined || rest === undefined || !rest.includes(end))
    throw new Error(`${file.pathname} has no place for what ${command} measures`)
  writeFileSync(file, `${before}${begin}\n\n${measured}\n\n${rest.slice(rest.indexOf(end))}`)
}
