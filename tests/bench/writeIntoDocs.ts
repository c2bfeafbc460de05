import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../../docs/performance.md', import.meta.url)

/** Replaces the earlier figures on the page by the new ones. @throws Error when the page has no such place */
export function writeIntoDocs(measured: string): void {
  const [begin, end] = ['<!-- Written by npm run bench -- --write -->', '<!-- Until here -->']
  const page = readFileSync(file, 'utf8')
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`${file.pathname} has no place for the table`)
  writeFileSync(file, `${before}${begin}\n\n${measured}\n\n${end}${after}`)
}
