import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const pages = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  test('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target)
    expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([])
  })

  test('names only commands of package.json', () => {
    const named = [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, script = '']) => script)
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })

  test('names only source files that exist', () => {
    // A path stands between backquotes, with a folder and an ending. A name with a wildcard or a placeholder is no path.
    const named = [...text.matchAll(/`((?:aws|build|src|tests)\/[\w./-]+\.(?:ts|tsx|yaml|json))`/g)]
    const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(path))
    expect(missing).toEqual([])
  })
})

test('docs/README.md leads to every page', () => {
  const map = readFileSync('docs/README.md', 'utf8')
  const others = readdirSync('docs').filter((file) => file.endsWith('.md') && file !== 'README.md')
  expect(others.filter((file) => !map.includes(`(${file})`))).toEqual([])
})
