import type { Message } from '../local/Environment.ts'
import { printable } from './printable.ts'

/** Puts what AWS would send by mail on the terminal. Each line of the text is indented, and so none passes for ours. */
export function printMessage({ to, subject, text }: Message): void {
  const lines = text.slice(0, 5000).split('\n')
  console.log(`\n✉ To ${printable(to)}: ${printable(subject)}`)
  for (const line of lines) console.log(`  ${printable(line)}`)
  console.log()
}
