import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { safeLines } from './print.ts'

/**
 * Asks the person at the terminal. Ctrl-C and Ctrl-D leave the question unanswered.
 *
 * @returns the answer, trimmed; empty without an answer
 * @throws Error without a terminal
 */
export async function askAtTerminal(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error(
      'This command asks before it goes on, and there is no terminal to ask at. --yes goes on without the question.',
    )
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const ended = once(terminal, 'close').then(() => '')
  const typed = terminal.question(`\n${safeLines(question)} `).catch(() => '')
  const answer = await Promise.race([typed, ended])
  terminal.close()
  return answer.trim()
}
