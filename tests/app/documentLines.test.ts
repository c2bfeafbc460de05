import { expect, test } from 'vitest'
import { documentLines } from '../../src/access/policy/documentLines.ts'

const document = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'One', Action: ['a', 'b'], Condition: { Null: { 'dynamodb:LeadingKeys': 'false' } } },
    { Sid: 'Two "quoted"', Action: [], Resource: '*' },
  ],
}

test('the lines are those of the document as JSON', () => {
  const text = documentLines(document).map(({ depth, text }) => '  '.repeat(depth) + text)
  expect(text.join('\n')).toBe(JSON.stringify(document, null, 2))
})

test('each line knows its place and the text in it', () => {
  const of = (value: string) => documentLines(document).find((line) => line.value === value)?.path
  expect(of('b')).toEqual(['Statement', 0, 'Action', 1])
  expect(of('false')).toEqual(['Statement', 0, 'Condition', 'Null', 'dynamodb:LeadingKeys'])
  expect(of('*')).toEqual(['Statement', 1, 'Resource'])
})
