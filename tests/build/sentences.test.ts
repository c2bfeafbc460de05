import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A space that JSX is told to keep, then perhaps ends of elements and of expressions, and a mark of punctuation. */
const spaceBeforeMark = /\{' '\}(?:\s|<\/[\w.]*>|\)\}|\{' '\})*[.,:;!?]/g

test('no sentence on a page has a space before a full stop, a comma or a colon', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )
  expect(files.length).toBeGreaterThan(50)
  const places = files.flatMap((file) => {
    const text = readFileSync(`src/${file}`, 'utf8')
    return [...text.matchAll(spaceBeforeMark)].map(
      ({ index }) => `src/${file}:${text.slice(0, index).split('\n').length}`,
    )
  })
  expect(places).toEqual([])
})
