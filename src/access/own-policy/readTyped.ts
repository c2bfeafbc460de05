import { lintDocument } from '../../../aws/policy/lint/lintDocument.ts'
import type { Verdict } from '../../../aws/policy/lint/Verdict.ts'
import { parseOwnPolicy } from '../../../aws/policy/parseOwnPolicy.ts'

/** The results for a typed policy. */
export interface ReadPolicy {
  /** The linter's verdict. */
  verdict: Verdict
  /** Why the local AWS cannot enforce it, in one sentence. Undefined if it can. */
  problem: string | undefined
}

/** Characters: what the linter reads within a keystroke's time. Larger documents are for the command. */
const longest = 100_000

/** Lints the policy that the user types, and parses it as the local AWS does. */
export function readTyped(text: string): ReadPolicy {
  const parsed = parseOwnPolicy(text)
  return { verdict: lintTyped(text), problem: 'problem' in parsed ? parsed.problem : undefined }
}

function lintTyped(text: string): Verdict {
  if (text.length <= longest) return lintDocument(text, 'Your policy', { isForPeople: true })
  const reason = `is where a text of more than ${longest.toLocaleString('en')} characters begins; npm run lint:policy reads longer ones`
  const unread = [{ line: 1, column: 1, name: 'Your policy', reason }]
  return { policies: [], statements: 0, unread, findings: [], accepted: [] }
}
