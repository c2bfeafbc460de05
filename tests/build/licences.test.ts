import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Lock {
  packages: Record<string, { dev?: boolean; license?: string }>
}

const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
/** Licences that allow every use and ask for no more than their text. */
const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Unlicense',
])

const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const shipped = packages.filter(([, { dev }]) => dev !== true)

test('every package of the app has a permissive licence', () => {
  expect(shipped.length).toBeGreaterThan(50)
  const others = shipped.filter(([, { license }]) => !permissive.has(license ?? ''))
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})

test('the only copyleft packages are the oracle of the tests and its data', () => {
  const copyleft = packages.filter(
    ([, { license }]) => /GPL/.test(license ?? '') && !/ OR /.test(license ?? ''),
  )
  expect(copyleft.map(([path]) => path.split('node_modules/').at(-1)).sort()).toEqual([
    '@cloud-copilot/iam-policy',
    '@cloud-copilot/iam-simulate',
    '@cloud-copilot/iam-utils',
  ])
})
