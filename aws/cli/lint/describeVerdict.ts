import type { Finding } from '../../policy/lint/Finding.ts'
import { safeText } from '../safeText.ts'
import type { LintedDocument } from './LintedDocument.ts'

/** A verdict for people: every finding with its place, its reason, a request and what to write instead. */
export function describeVerdict({ file, verdict }: LintedDocument): string {
  const { policies, statements, findings, accepted, unread } = verdict
  const blocks = [
    safeText`${file}`,
    ...findings.map((finding) => indented(describeFinding(file, finding))),
    ...accepted.map(({ rule, where, because }) =>
      indented(safeText`– ${rule}, accepted\n  ${where}\n  ${because}`),
    ),
    ...unread.map(({ line, column, name, reason }) =>
      indented(safeText`? not read: ${file}:${line}:${column}\n  ${name} ${reason}.`),
    ),
    indented(
      `${count(policies.length, 'policy', 'policies')}${namesOf(policies)}, ${count(statements, 'statement', 'statements')}: ${outcome(findings.length, unread.length)}`,
    ),
  ]
  return `\n${blocks.join('\n\n')}\n`
}

function describeFinding(
  file: string,
  { rule, line, column, where, why, request, mend, lines }: Finding,
): string {
  return [
    safeText`✗ ${rule}  ${file}:${line}:${column}`,
    safeText`  ${where}`,
    safeText`  ${why}`,
    ...(request === undefined ? [] : [safeText`  For example: ${request}`]),
    safeText`  → ${mend}`,
    ...(lines === undefined ? [] : lines.split('\n').map((each) => `      ${each}`)),
  ].join('\n')
}

function outcome(findings: number, unread: number): string {
  const found = findings === 0 ? 'nothing found' : count(findings, 'finding', 'findings')
  if (unread === 0) return found
  return `${found}, and ${count(unread, 'place', 'places')} not read`
}

/** `1 policy`, `2 policies` */
export function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`
}

function namesOf(policies: readonly string[]): string {
  if (policies.length === 0) return ''
  const shown = policies.slice(0, 8).join(', ')
  return safeText` (${shown}${policies.length > 8 ? ` and ${policies.length - 8} more` : ''})`
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
