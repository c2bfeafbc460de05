import { type BuiltFile, gzipUntil } from './measureBuild.ts'

/** In bytes as gzip -9 packs them. react and react-dom alone are 68,000 of the first. */
export const budgets = [
  { what: 'JS before the sign-in form', kind: 'js', until: 'form', limit: 74_000 },
  { what: 'JS until the agents', kind: 'js', until: 'agents', limit: 172_000 },
  { what: 'CSS', kind: 'css', until: 'agents', limit: 10_000 },
] as const

/** Each budget with what has been spent of it. */
export function spendingOf(files: readonly BuiltFile[]) {
  return budgets.map((budget) => ({ ...budget, spent: gzipUntil(files, budget.kind, budget.until) }))
}
