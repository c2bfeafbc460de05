import type { Verdict } from '../../policy/lint/Verdict.ts'

/** The result for one document of the command line. */
export interface LintedDocument {
  /** The file's path, or `standard input`. */
  file: string
  verdict: Verdict
}
