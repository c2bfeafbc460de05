import { type BuiltFile, gzipUntil } from './measureBuild.ts'

/** Bytes, packed by gzip -9. react and react-dom alone are 68,000 of the first budget. */
export const budgets = [
  { what: 'JS before the sign-in form', kind: 'js', until: 'form', limit: 74_000 },
  { what: 'JS until the agents', kind: 'js', until: 'agents', limit: 172_000 },
  { what: 'CSS', kind: 'css', until: 'agents', limit: 10_000 },
] as const

/** Each budget, with the bytes used. */
export function spendingOf(files: readonly BuiltFile[]) {
  return budgets.map((budget) => ({ ...budget, spent: gzipUntil(files, budget.kind, budget.until) }))
}
