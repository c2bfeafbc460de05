import type { Verdict } from '../../aws/policy/lint/Verdict.ts'

/** The reason why a verdict is wrong for any text; undefined for a good verdict. */
export function complaintAboutVerdict(text: string, verdict: Verdict): string | undefined {
  const { findings, accepted, unread, policies, statements } = verdict
  const lines = text.split('\n')
  const isInside = ({ line, column }: { line: number; column: number }) =>
    column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1
  const isClean = findings.length === 0 && unread.length === 0
  if (isClean && (policies.length === 0 || statements === 0)) return 'clean, and nothing was read'
  const outside = [...findings, ...accepted, ...unread].find((each) => !isInside(each))
  if (outside !== undefined) return `a place outside of the text: ${outside.line}:${outside.column}`
  for (const { rule, why, mend, where, lines: write = '' } of findings) {
    if (!/\S.*\.$/s.test(why) || !/\S.*\.$/s.test(mend) || where === '') return `${rule} has no sentence`
    if (/undefined|\[object|NaN/.test(mend + write) && !/undefined|\[object|NaN/.test(text))
      return `${rule} writes a gap`
  }
  return undefined
}
