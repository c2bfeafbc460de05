import { expect, test } from 'vitest'
import { diffLines } from '../../src/access/break-in/diffLines.ts'

const marks = { kept: ' ', removed: '-', added: '+', skipped: '…' }
const diff = (before: string, after: string) =>
  diffLines(before.replaceAll(' ', '\n'), after.replaceAll(' ', '\n'))
    .map(({ is, text }) => (is === 'skipped' ? marks[is] : `${marks[is]}${text}`))
    .join('')

test.each([
  ['a b c', 'a x c', ' a-b+x c'],
  ['a b', 'a b c', ' a b+c'],
  ['a b c', 'c', '-a-b c'],
  ['a', 'b', '-a+b'],
  ['a b c d e f g', 'a b c x e f g', '… b c-d+x e f…'],
  ['a b c d e f g h i', 'x b c d e f g h y', '-a+x b c… g h-i+y'],
])('from "%s" to "%s" it is "%s"', (before, after, expected) => {
  expect(diff(before, after)).toBe(expected)
})

test('of two texts that are the same, nothing is shown', () => {
  expect(diff('a b c', 'a b c')).toBe('…')
})
