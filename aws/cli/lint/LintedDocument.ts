import type { Verdict } from '../../policy/lint/Verdict.ts'

/** What came of one document of the command line. */
export interface LintedDocument {
  /** The file's path, or `standard input`. */
  file: string
  verdict: Verdict
}
