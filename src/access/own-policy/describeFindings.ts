import type { Verdict } from '../../../aws/policy/lint/Verdict.ts'

/** The linter's verdict on a typed policy, in one sentence: "2 findings: no-presence-test in line 7, …". */
export function describeFindings({ findings, unread, statements }: Verdict): string {
  const parts = [
    ...findings.map(({ rule, line }) => `${rule} in line ${line}`),
    ...unread.map(({ line, reason }) => `line ${line} ${reason}`),
  ]
  const [first] = parts
  if (first === undefined) {
    return `Nothing found in ${statements} ${statements === 1 ? 'statement' : 'statements'}.`
  }
  if (findings.length === 0) return `Not read: ${parts.join(', ')}.`
  return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}.`
}
