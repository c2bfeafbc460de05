import type { AcceptedFinding } from './acceptFindings.ts'
import type { Finding } from './Finding.ts'

/** The linter's result for one document. It is clean when `findings` and `unread` are empty. */
export interface Verdict {
  /** The policies that were read, by the names that findings call them. */
  policies: readonly string[]
  /** How many statements they have. */
  statements: number
  /** Places that look like a policy, and documents, that were not read. */
  unread: readonly Unread[]
  findings: readonly Finding[]
  /** Findings that the template accepts, with its reason. */
  accepted: readonly AcceptedFinding[]
}

export interface Unread {
  line: number
  column: number
  /** `provider.iam.role.statements` */
  name: string
  /** What follows the name in a sentence: `is taken from another file`. */
  reason: string
}
