import { printable, unprintable } from './printable.ts'

/**
 * Every output of the commands goes through these functions. The lint rule noConsole forbids others. A control
 * character that an earlier step let through is shown here as `\u{1b}`, and a long line is cut. Only safeText can keep
 * a line break of a value apart from one of our own.
 */
export function print(text = ''): void {
  console.log(safeLines(text))
}

/** The same on the error output. */
export function printError(text: string): void {
  console.error(safeLines(text))
}

/** Prints data for programs. It is complete, and its control characters are escapes of JSON. */
export function printJson(data: unknown, indent?: number): void {
  const text = JSON.stringify(data, null, indent)
  console.log(
    text
      .split('\n')
      .map((line) => line.replace(unprintable, escaped))
      .join('\n'),
  )
}

const longestLine = 5000

export function safeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line, longestLine))
    .join('\n')
}

/** JSON has four digits for each unit of UTF-16. */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
}
