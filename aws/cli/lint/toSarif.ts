import type { Finding } from '../../policy/lint/Finding.ts'
import { rulePages } from '../../policy/lint/rulePages.ts'
import type { LintedDocument } from './LintedDocument.ts'

const page = 'docs/policy-rules.md'

/**
 * Verdicts in the format that code scanning and editors show.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(documents: readonly LintedDocument[]) {
  const rules = [...rulePages].map(([id, { summary }]) => ({
    id,
    shortDescription: { text: summary },
    helpUri: `${page}#${id}`,
    defaultConfiguration: { level: 'error' },
  }))
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]))
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
          ...unread.map(({ name, reason, line, column }) => ({
            ruleId: 'not-read',
            ruleIndex: indexOf.get('not-read'),
            level: 'error',
            message: { text: `${name} ${reason}.` },
            locations: [locationOf(file, line, column)],
          })),
        ]),
      },
    ],
  }

  function resultOf(file: string, { rule, line, column, where, why, request, mend, lines }: Finding) {
    return {
      ruleId: rule,
      ruleIndex: indexOf.get(rule),
      level: 'error',
      message: {
        text: [
          `${where}: ${why}`,
          ...(request === undefined ? [] : [`For example: ${request}`]),
          mend,
          ...(lines === undefined ? [] : [lines]),
        ].join('\n'),
      },
      locations: [locationOf(file, line, column)],
    }
  }
}

function locationOf(file: string, startLine: number, startColumn: number) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine, startColumn },
    },
  }
}

/** A relative path is relative to the repository, as code scanning expects it. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '')
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${encoded}` : encoded
}
