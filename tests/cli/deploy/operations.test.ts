import { readFileSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { operationsTranscripts } from '../../support/stand-in/operationsTranscripts.ts'

afterAll(() => {
  vi.unstubAllEnvs()
})

/** `npx vitest run tests/cli/deploy/operations.test.ts -u` writes the page again. */
test('every transcript in docs/operations.md is the output of the commands', async () => {
  const text = readFileSync('docs/operations.md', 'utf8')
  const transcripts = await operationsTranscripts()
  const block = /<!-- transcript: (\w+) -->\n```\n[\s\S]*?\n```/g
  expect(Array.from(text.matchAll(block), ([, name]) => name)).toEqual([...transcripts.keys()])
  const current = text.replace(
    block,
    (_, name: string) => `<!-- transcript: ${name} -->\n\`\`\`\n${transcripts.get(name)}\n\`\`\``,
  )
  await expect(current).toMatchFileSnapshot('../../../docs/operations.md')
})
