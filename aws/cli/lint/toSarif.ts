import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import type { Finding } from '../../policy/lint/Finding.ts'
import { rulePages } from '../../policy/lint/rulePages.ts'
import type { LintedDocument } from './LintedDocument.ts'

/** What the result says of its surroundings. */
interface SarifSettings {
  /** The folder that the paths of the documents are relative to: code scanning takes it for the repository. */
  root: string
  /** The address of docs/policy-rules.md; undefined where it is not known. */
  rulesPage: string | undefined
}

/** Where AWS explains conditions on rows. The address of a rule has to be absolute. */
const pageOfAws =
  'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html'

/**
 * Verdicts in the format that code scanning and editors show.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function toSarif(documents: readonly LintedDocument[], { root, rulesPage }: SarifSettings) {
  const rules = [...rulePages].map(([id, { summary }]) => ({
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: `${summary} docs/policy-rules.md has an example and its mend under "${id}".` },
    helpUri: rulesPage === undefined ? pageOfAws : `${rulesPage}#${id}`,
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['security', 'iam', 'dynamodb'], 'problem.severity': 'error' },
  }))
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]))
  const fingerprint = fingerprints()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'lint:policy', rules } },
        columnKind: 'utf16CodeUnits',
        results: documents.flatMap(({ file, verdict: { findings, accepted, unread } }) => [
          ...findings.map((finding) => resultOf(file, finding)),
          ...accepted.map((finding) => ({
            ...resultOf(file, finding),
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: finding.because }],
          })),
          ...unread.map(({ name, reason, line, column }) =>
            result(file, { rule: 'not-read', line, column, place: name, text: `${name} ${reason}.` }),
          ),
        ]),
      },
    ],
  }

  function resultOf(file: string, { rule, line, column, where, why, request, mend, lines }: Finding) {
    const text = [
      `${where}: ${why}`,
      ...(request === undefined ? [] : [`For example: ${request}`]),
      mend,
      ...(lines === undefined ? [] : [lines]),
    ].join('\n')
    return result(file, { rule, line, column, place: where, text })
  }

  function result(file: string, { rule, line, column, place, text }: Told) {
    const uri = uriOf(file, root)
    return {
      ruleId: rule,
      ruleIndex: indexOf.get(rule),
      level: 'error',
      message: { text },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
            region: { startLine: line, startColumn: column },
          },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: fingerprint(`${rule} ${uri} ${place}`) },
    }
  }
}

interface Told {
  rule: string
  line: number
  column: number
  /** The policy and the element, as people call them. It stays when lines above are added. */
  place: string
  text: string
}

/** Tells one result from all others, and knows it again in the next version of the file. */
function fingerprints(): (result: string) => string {
  const counts = new Map<string, number>()
  return (result) => {
    const count = (counts.get(result) ?? 0) + 1
    counts.set(result, count)
    return `${createHash('sha256').update(result).digest('hex').slice(0, 16)}:${count}`
  }
}

/** The path from the root, which code scanning expects: `infra/policies/own%20notes.json`. */
function uriOf(file: string, root: string): string {
  const path = file === 'standard input' ? 'stdin' : relative(root, file)
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}
