import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importOrder } from '../../build/importOrder.ts'

const page = readFileSync('docs/architecture.md', 'utf8')

test('docs/architecture.md shows the import order that the linter checks', () => {
  const rows = importOrder.map(
    ({ path, above }) => `| \`${path}\` | ${above.map((room) => `\`${room}\``).join(', ')} |`,
  )
  const table = ['| room | may import |', '|---|---|', ...rows].join('\n')
  expect(page).toContain(`architecture.test.ts -->\n\n${table}\n\n<!-- Until here -->`)
})

test('every room of the import order exists', () => {
  expect(importOrder.map(({ path }) => path).filter((path) => !existsSync(path))).toEqual([])
})

test('docs/architecture.md links to files that exist', () => {
  const links = [...page.matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, path = '']) => path)
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((path) => !existsSync(path))).toEqual([])
})
