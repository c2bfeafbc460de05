import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConditionParser } from '../../aws/local/dynamodb/Dynalite.ts'
import { rememberingParser } from '../../aws/local/dynamodb/rememberingParser.ts'

/** The parser that dynalite ships. */
const plain: ConditionParser = createRequire(import.meta.url)('dynalite/db/conditionParser.js')
const remembering = rememberingParser()

/** A parser's complete result for an expression, including the names and values that it leaves unused. */
function answerOf(parser: ConditionParser, text: string) {
  const context = {
    attrNames: { '#s': 'status', '#f': 'fieldName' },
    attrVals: { ':n': { N: '1' }, ':s': { S: 'x' } },
    unusedAttrNames: { '#s': true, '#f': true },
    unusedAttrVals: { ':n': true, ':s': true },
    isReserved: (name: string) => name === 'status' || name === 'name',
    compare: () => false,
  }
  const { unusedAttrNames, unusedAttrVals } = context
  try {
    return { tree: parser.parse(text, { context }), unusedAttrNames, unusedAttrVals }
  } catch (error) {
    return { error: String(error) }
  }
}

const operand: fc.Arbitrary<string> = fc.constantFrom(
  ...'a|name|#s|#f[0].b|#none|:n|:s|:none|a.b[3]|size(a)|size(#s)|contains(a, :s)|(a)|((:n))|(#s.c)|a.(b)'.split(
    '|',
  ),
)
const comparison = fc.oneof(
  fc
    .tuple(operand, fc.constantFrom('=', '<>', '<', '>=', ' ', '!='), operand)
    .map((parts) => parts.join(' ')),
  fc.tuple(operand, operand, operand).map(([a, b, c]) => `${a} BETWEEN ${b} AND ${c}`),
  fc.tuple(operand, fc.array(operand, { maxLength: 3 })).map(([a, list]) => `${a} IN (${list.join(', ')})`),
  fc.constantFrom(
    'attribute_exists(a)',
    'begins_with(#s, :s)',
    'attribute_type(a, :s)',
    'f(a)',
    'size(a)',
    '',
  ),
)
const { condition } = fc.letrec<{ condition: string }>((again) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc
      .tuple(again('condition'), fc.constantFrom('AND', 'or', ''), again('condition'))
      .map((all) => all.join(' ')),
    again('condition').map((inner) => `(${inner})`),
    again('condition').map((inner) => `NOT ${inner}`),
  ),
}))
/** Half of the expressions lack a piece, because the errors have to agree as well. */
const expression = fc
  .tuple(condition, fc.boolean(), fc.nat(), fc.integer({ min: 0, max: 3 }))
  .map(([text, isWhole, at, length]) => {
    const start = at % (text.length + 1)
    return isWhole ? text : text.slice(0, start) + text.slice(start + length)
  })
  // With more levels, the plain parser would not finish. This is why there is another one.
  .filter((text) => text.split('(').length <= 6)

test('the parser with a cache gives the same result as the engine’s own for every condition, word for word', () => {
  let understood = 0
  fc.assert(
    fc.property(expression, (text) => {
      const answer = answerOf(plain, text)
      if (typeof answer.tree === 'object') understood += 1
      expect(answerOf(remembering, text)).toEqual(answer)
    }),
    { numRuns: 2000 },
  )
  expect(understood).toBeGreaterThan(100)
})

test.each([
  ['nothing but opening parentheses', '('.repeat(90)],
  ['nothing in parentheses', '('.repeat(90) + ')'.repeat(90)],
  ['a path in parentheses', `${'('.repeat(90)}a${')'.repeat(90)} > :n`],
  ['a nest of AND', `${'(a > :n AND '.repeat(90)}a > :n${')'.repeat(90)}`],
  ['a nest of AND with a fault in it', `${'(a > :n AND '.repeat(90)}X${')'.repeat(90)}`],
  ['a nest of NOT', `${'NOT ('.repeat(90)}a > :n${')'.repeat(90)}`],
  [
    '4096 bytes of it',
    Array(40)
      .fill(`${'('.repeat(45)}a>:n${')'.repeat(45)}`)
      .join(' OR ')
      .slice(0, 4096),
  ],
])('a nest that would take the engine’s own for ever is answered: %s', (_, text) => {
  const { tree, error } = answerOf(remembering, text)
  expect(tree ?? error).toBeTruthy()
})
