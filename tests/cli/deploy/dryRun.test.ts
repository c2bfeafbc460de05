import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { printCalls } from '../../../aws/cli/deploy/printCalls.ts'

/** A build with one file of each kind of which the README shows one. */
const files = ['/assets/index-CzVH0zgf.js', '/favicon.svg', '/index.html'].map((path) => ({
  path,
  file: `dist${path}`,
}))

test('the README shows what a dry run prints', async () => {
  const printed: string[] = []
  const change = { stackName: 'leading-keys', parameters: new Map(), allParameters: new Set<string>() }
  await printCalls(change, files, (line) => printed.push(line))
  const readme = readFileSync('README.md', 'utf8')
  const [, shown] = /every call and makes none:\n\n```\n([\s\S]*?)\n```/.exec(readme) ?? []
  expect(shown?.replace('\n  … and so on for every file of the build', '')).toBe(printed.join('\n'))
})
