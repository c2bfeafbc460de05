import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import Ajv from 'ajv'
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { rulesPageOf } from '../../aws/cli/lint/findRulesPage.ts'
import { toSarif } from '../../aws/cli/lint/toSarif.ts'
import { lintDocument } from '../../aws/policy/lint/lintDocument.ts'
import { verdicts } from './verdicts.ts'

const folder = 'tests/policy/cases'
const rulesPage = 'https://github.com/owner/name/blob/HEAD/docs/policy-rules.md'
const settings = { root: process.cwd(), rulesPage }

const ajv = new Ajv({ schemaId: 'id', allErrors: true })
ajv.addMetaSchema(draft4)
const validate = ajv.compile(schema)

/** What the standard's schema finds wrong. */
function faultsIn(sarif: unknown): unknown {
  validate(sarif)
  return validate.errors
}

const lint = (file: string) => {
  const text = readFileSync(file, 'utf8')
  return { file, verdict: lintDocument(text, file.split('/').at(-1) ?? file) }
}
const documents = Object.keys(verdicts).map((file) => lint(`${folder}/${file}`))
const resultsOf = (linted: typeof documents, more = settings) =>
  toSarif(linted, more).runs.flatMap(({ results }) => results)

describe('the result as SARIF', () => {
  const sarif = toSarif(documents, settings)
  const [run] = sarif.runs

  it('is valid by the schema of SARIF 2.1.0, which finds a missing message', () => {
    expect(faultsIn(sarif)).toBeNull()
    const [result] = run?.results ?? []
    const without = { ...sarif, runs: [{ ...run, results: [{ ...result, message: undefined }] }] }
    expect(faultsIn(JSON.parse(JSON.stringify(without)))).not.toBeNull()
    expect(faultsIn(toSarif(documents, { ...settings, rulesPage: undefined }))).toBeNull()
  })

  it('has what code scanning asks of a rule', () => {
    for (const { id, shortDescription, fullDescription, help, helpUri } of run?.tool.driver.rules ?? []) {
      for (const { text } of [shortDescription, fullDescription, help]) expect(text).toMatch(/\S.*\.$/)
      expect(helpUri).toBe(`${rulesPage}#${id}`)
    }
  })

  it('has what code scanning asks of a result', () => {
    expect(run?.results.length).toBeGreaterThan(100)
    for (const { ruleId, ruleIndex = -1, level, message, locations } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      expect(level).toBe('error')
      expect(message.text).toMatch(/\S/)
      expect(locations).toMatchObject([
        {
          physicalLocation: {
            artifactLocation: { uri: expect.stringMatching(/^tests\/policy\/cases\/[\w.-]+$/) },
            region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
          },
        },
      ])
    }
  })

  it('names a file by its path from the root, however the user named it', () => {
    const [file = ''] = Object.keys(verdicts).filter((name) => name.startsWith('presence'))
    const { verdict } = lint(`${folder}/${file}`)
    const uris = ['', './', `${resolve('.')}/`].flatMap((start) =>
      resultsOf([{ file: `${start}${folder}/${file}`, verdict }]).map(
        ({ locations: [location] }) => location?.physicalLocation.artifactLocation.uri,
      ),
    )
    expect(uris).toEqual(Array(3).fill(`${folder}/${file}`))
    const [spaced] = resultsOf([{ file: 'my policies/50% #1.json', verdict }])
    expect(spaced?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'my%20policies/50%25%20%231.json',
    )
  })

  it('tells results apart, and knows each again when lines above are added', () => {
    const prints = run?.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
    expect(new Set(prints).size).toBe(run?.results.length)
    const text = readFileSync(`${folder}/deny-unless-own.json`, 'utf8')
    const printsOf = (document: string) =>
      resultsOf([{ file: 'a.json', verdict: lintDocument(document, 'a.json') }]).map(
        ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
      )
    expect(printsOf(`\n\n${text}`)).toEqual(printsOf(text))
  })

  it('tells what was accepted as suppressed, with the reason', () => {
    const results = resultsOf([lint('aws/template.yaml')])
    expect(results).not.toEqual([])
    for (const result of results) {
      expect(result).toMatchObject({
        suppressions: [{ kind: 'inSource', justification: expect.stringMatching(/\S/) }],
      })
    }
  })
})

it('is what the command prints, without a path of this machine', () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'aws/cli/lintPolicy.ts', '--format', 'sarif', resolve(folder)],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  )
  const sarif = JSON.parse(stdout)
  expect(faultsIn(sarif)).toBeNull()
  expect(sarif.runs[0].results.length).toBeGreaterThan(100)
  expect(stdout).not.toContain(resolve('.'))
  expect(stdout).not.toContain('file://')
})

it.each([
  ['git@github.com:owner/name.git\n', 'https://github.com/owner/name/blob/HEAD/docs/policy-rules.md'],
  ['https://github.com/owner/name', 'https://github.com/owner/name/blob/HEAD/docs/policy-rules.md'],
  [
    'ssh://git@git.example.org/owner/name.git',
    'https://git.example.org/owner/name/blob/HEAD/docs/policy-rules.md',
  ],
  ['', undefined],
  ['/srv/git/name.git', undefined],
])('the page of the rules in the repository %j', (remote, page) => {
  expect(rulesPageOf(remote)).toBe(page)
})
