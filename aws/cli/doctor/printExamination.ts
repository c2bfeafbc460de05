import { print } from '../print.ts'
import { safeText } from '../safeText.ts'
import type { Examination } from './examine.ts'

/** Prints a check, and each fault with its remedy. */
export function printExamination({ check, skipped, findings }: Examination): void {
  if (skipped !== undefined) print(safeText`  – ${check}: not looked at, ${skipped}`)
  else print(safeText`  ${findings.length === 0 ? '✓' : '✗'} ${check}`)
  for (const { what, fix } of findings) print(safeText`      ${what}\n      → ${fix}`)
}
