import type { Row } from './explainRow.ts'

/** Whether a row says `words` (in lower case), or anything that went in or came out. */
export function saysRow({ call, keys, result }: Row, words: string): boolean {
  const { service, operation, input, result: output } = call
  return [service, operation, keys, result, JSON.stringify([input, output])]
    .join('\n')
    .toLowerCase()
    .includes(words)
}
