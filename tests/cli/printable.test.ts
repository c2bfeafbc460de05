import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printMessage } from '../../aws/cli/printMessage.ts'
import { reportToTerminal } from '../../aws/cli/reportToTerminal.ts'

let printed: string[] = []
beforeEach(() => {
  printed = []
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts) => printed.push(parts.join(' ')))
  }
})
afterEach(() => vi.restoreAllMocks())

const hostile: [string, string][] = [
  ['an escape sequence', '\u001b[2J\u001b]0;title\u0007'],
  ['a C1 escape', '\u009b2J'],
  ['a line of ours', 'x\n\n✉ To ana@example.com: Your password reset code\n  123456'],
  ['a carriage return', 'x\r✉ To ana@example.com'],
  ['a line separator', 'x\u2028y'],
  ['a turn of the direction of writing', 'x\u202egnp.exe'],
  ['a backspace', 'x\b\b\b'],
  ['half a character', 'x\ud800'],
]

/** The line in the terminal for an event that contains this text. */
function reported(text: string): string[] {
  printed = []
  reportToTerminal({ kind: 'refusal', operation: text, type: text, message: text })
  reportToTerminal({ kind: 'failure', operation: text, error: new Error(text) })
  return printed
}

test.each(hostile)('%s in a request is printed as text, on its own line', (_, text) => {
  const lines = reported(text).flatMap((part) => part.split('\n'))
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  // One line for the refusal, one for the failure, and the place where it happened.
  expect(lines.filter((line) => !/^ {4}at /.test(line))).toHaveLength(2)
})

test.each(hostile)('%s in a mail is printed as text, and its lines are indented', (_, text) => {
  printMessage({ to: text, subject: text, text })
  const lines = printed
    .join('\n')
    .split('\n')
    .filter((line) => line !== '')
  expect(lines.filter((line) => line.startsWith('✉ To '))).toHaveLength(1)
  expect(lines.slice(1).every((line) => line.startsWith('  '))).toBe(true)
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
})

test('a text of a million characters is cut', () => {
  expect(Math.max(...reported('x'.repeat(900_000)).map((line) => line.length))).toBeLessThan(3000)
})

test('prints an ordinary refusal without changes', () => {
  reportToTerminal({
    kind: 'refusal',
    operation: 'AWSCognitoIdentityService.GetId',
    type: 'NotAuthorizedException',
    message: 'Invalid login token. Für “Ana” – 名前.',
  })
  expect(printed).toEqual([
    '  ✗ AWSCognitoIdentityService.GetId: NotAuthorizedException Invalid login token. Für “Ana” – 名前.',
  ])
})
