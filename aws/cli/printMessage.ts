import type { Message } from '../local/Environment.ts'
import { print } from './print.ts'
import { printable } from './printable.ts'

/** Prints the mails of AWS on the terminal. Indents each line, so that none looks like our own output. */
export function printMessage({ to, subject, text }: Message): void {
  const lines = text.slice(0, 5000).split('\n')
  print(`\n✉ To ${printable(to)}: ${printable(subject)}`)
  for (const line of lines) print(`  ${printable(line)}`)
  print()
}
