import { printable } from './printable.ts'

/**
 * A text for the terminal with values from outside: safeText`${username} was deleted.\n${left}`. Line breaks of the
 * template itself stay. Each value becomes part of one line, without control characters and cut to a length.
 */
export function safeText(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => printable(String(value), longestValue)))
}

/** A message of AWS fits. */
const longestValue = 1000
