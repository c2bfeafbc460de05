import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalitiesIn, namesIn } from '../../../aws/policy/request/namesIn.ts'

/** The engine's own parsers, as dynalite ships them. */
const require = createRequire(import.meta.url)
const parsers = {
  condition: require('dynalite/db/conditionParser.js'),
  projection: require('dynalite/db/projectionParser.js'),
  update: require('dynalite/db/updateParser.js'),
}
const { convertKeyCondition } = require('dynalite/validations/index.js')

const aliases = {
  '#a': 'alpha',
  '#b2': 'with.dot',
  '#_': 'or',
  '#AND': '#b2',
  '#c': 'constructor',
  '#u': 'userId',
}
const values = { ':v': { S: 'x' }, ':w': { S: 'y' }, ':n': { N: '1' }, ':s': { SS: ['x'] } }

/** What the engine's parser makes of an expression; undefined where it refuses it. */
function parse(parser: keyof typeof parsers, text: string) {
  const context = {
    attrNames: aliases,
    attrVals: values,
    unusedAttrNames: {},
    unusedAttrVals: {},
    isReserved: () => false,
    compare: () => false,
  }
  try {
    const tree = parsers[parser].parse(text, { context })
    return typeof tree === 'string' ? undefined : tree
  } catch (error) {
    if (error instanceof Error && error.name === 'SyntaxError') return undefined
    throw error
  }
}

/** The attributes that a tree of the engine's parser reads or writes, anywhere in it: a path is a list. */
function headsIn(tree: unknown): string[] {
  if (Array.isArray(tree) && (typeof tree[0] === 'string' || typeof tree[0] === 'number')) {
    return [String(tree[0])]
  }
  if (Array.isArray(tree)) return tree.flatMap(headsIn)
  if (typeof tree !== 'object' || tree === null || Object.values(values).includes(tree as never)) return []
  return Object.values(tree).flatMap(headsIn)
}

const space = fc.constantFrom('', '', ' ', '\t', '\r\n ', '  ')
const gap = fc.constantFrom(' ', '\n', ' \t ')
const name = fc.constantFrom('a', 'b_1', '_x', 'Or1', 'inn', 'notes', 'setting', ...Object.keys(aliases))
/** Joins parts with space of any kind, or of the kind that keeps words apart. */
const joined = (between: fc.Arbitrary<string>, ...parts: fc.Arbitrary<string>[]) =>
  fc
    .tuple(fc.tuple(...parts), fc.array(between, { minLength: parts.length, maxLength: parts.length }))
    .map(([texts, spaces]) => texts.map((text, index) => (index === 0 ? '' : spaces[index]) + text).join(''))
const is = (text: string) => fc.constant(text)
const rest = fc.oneof(
  joined(space, is('.'), name),
  joined(space, is('['), fc.constantFrom('0', '12'), is(']')),
)
const path = fc.tuple(name, fc.array(rest, { maxLength: 3 })).map(([head, tail]) => head + tail.join(''))
const value = fc.constantFrom(':v', ':w')

const operand = fc.oneof(
  path,
  path,
  value,
  joined(space, is('size'), is('('), path, is(')')),
  joined(space, is('('), path, is(')')),
)
const predicate = fc.oneof(
  joined(space, operand, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), operand),
  joined(
    gap,
    operand,
    fc.constantFrom('BETWEEN', 'between'),
    operand,
    fc.constantFrom('AND', 'and'),
    operand,
  ),
  joined(gap, operand, fc.constantFrom('IN', 'in', 'In')).chain((start) =>
    joined(space, is(start), is('('), operand, is(','), operand, is(')')),
  ),
  joined(space, fc.constantFrom('attribute_exists', 'attribute_not_exists'), is('('), path, is(')')),
  joined(space, fc.constantFrom('begins_with', 'contains'), is('('), path, is(','), operand, is(')')),
)
const { condition } = fc.letrec<{ condition: string }>((again) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    predicate,
    joined(gap, again('condition'), fc.constantFrom('AND', 'OR', 'and', 'Or'), again('condition')),
    joined(space, is('('), again('condition'), is(')')),
    joined(gap, fc.constantFrom('NOT', 'not'), again('condition')),
  ),
}))

const { assigned } = fc.letrec<{ assigned: string }>((again) => ({
  assigned: fc.oneof(
    { maxDepth: 2 },
    path,
    value,
    joined(space, fc.oneof(path, value), fc.constantFrom('+', '-'), fc.oneof(path, is(':n'))),
    joined(space, is('if_not_exists'), is('('), path, is(','), again('assigned'), is(')')),
    joined(space, is('list_append'), is('('), path, is(','), path, is(')')),
  ),
}))
const sectionOf = (words: string[], change: fc.Arbitrary<string>) =>
  joined(
    gap,
    fc.constantFrom(...words),
    fc.array(change, { minLength: 1, maxLength: 3 }).map((all) => all.join(', ')),
  )
const update = fc
  .shuffledSubarray(
    [
      sectionOf(['SET', 'set'], joined(space, path, is('='), assigned)),
      sectionOf(['REMOVE', 'remove'], path),
      sectionOf(['ADD', 'Add'], joined(gap, path, is(':n'))),
      sectionOf(['DELETE', 'delete'], joined(gap, path, is(':s'))),
    ],
    { minLength: 1 },
  )
  .chain((sections) => joined(gap, ...sections))

const projection = fc
  .array(path, { minLength: 1, maxLength: 5 })
  .chain((paths) =>
    joined(space, ...paths.flatMap((each, index) => (index === 0 ? [is(each)] : [is(','), is(each)]))),
  )

describe('the attributes that an expression names', () => {
  test.each([
    ['condition', condition],
    ['update', update],
    ['projection', projection],
  ] as const)('are those that the engine’s parser finds in any %s expression', (kind, expression) => {
    let understood = 0
    fc.assert(
      fc.property(expression, (text) => {
        const tree = parse(kind, text)
        if (tree === undefined) return
        understood += 1
        const theirs = headsIn(
          kind === 'condition' ? tree.expression : kind === 'update' ? tree.sections : tree.paths,
        )
        expect(new Set(namesIn(text, aliases))).toEqual(new Set(theirs))
      }),
      { numRuns: 3000 },
    )
    // Else the generator makes what the engine refuses, and nothing was compared.
    expect(understood).toBeGreaterThan(1000)
  })

  test.each([
    ['an aliased name that is a keyword', '#_ = :v', ['or']],
    ['an alias that stands for another alias', '#AND = :v', ['#b2']],
    ['an alias called like a keyword', 'attribute_exists(#AND)', ['#b2']],
    ['an alias for an inherited name', '#c = :v', ['constructor']],
    ['an alias that nobody defined', '#nobody = :v', ['#nobody']],
    ['words beside parentheses and values', 'a IN(:v,b)AND NOT(c=:v)', ['a', 'b', 'c']],
    ['what an update copies from', 'SET a = b - c REMOVE d.e[1].f', ['a', 'b', 'c', 'd']],
    ['a name that begins like a keyword', 'android > :v AND index = :v', ['android', 'index']],
  ])('include %s', (_, expression, names) => {
    expect(namesIn(expression, aliases).sort()).toEqual([...names].sort())
  })

  test('of nothing are none', () => {
    for (const nothing of [undefined, null, '', ' ', 7, {}]) expect(namesIn(nothing, aliases)).toEqual([])
  })

  test('are found in a megabyte of anything, since the time grows with the length and not faster', () => {
    for (const piece of ['(', 'a.', '#', '[', ':', 'a ', 'IN(', '.', 'a[0]']) {
      const text = piece.repeat(2 ** 20 / piece.length)
      expect(new Set(namesIn(text, aliases)).size).toBeLessThan(2)
      expect(equalitiesIn(text, aliases)).toEqual([])
    }
  })
})

describe('the values that a key condition compares by equality', () => {
  const key = fc.constantFrom('userId', '#u', 'fieldName', '#a')
  const wrapped = (text: fc.Arbitrary<string>) => fc.oneof(text, joined(space, is('('), text, is(')')))
  const keyCondition = fc
    .tuple(
      fc.oneof(
        joined(space, wrapped(key), is('='), wrapped(value)),
        joined(space, wrapped(value), is('='), wrapped(key)),
      ),
      fc.option(
        fc.oneof(
          joined(space, key, fc.constantFrom('<', '<=', '>', '>=', '='), value),
          joined(gap, key, is('BETWEEN'), value, is('AND'), value),
          joined(space, is('begins_with'), is('('), key, is(','), value, is(')')),
        ),
      ),
      fc.boolean(),
    )
    .chain(([one, other, isSwapped]) => {
      if (other === null) return wrapped(is(one))
      const both = isSwapped ? [other, one] : [one, other]
      return joined(
        gap,
        ...both.flatMap((each, index) =>
          index === 0 ? [wrapped(is(each))] : [is('AND'), wrapped(is(each))],
        ),
      )
    })

  test('is what the engine compares', () => {
    let understood = 0
    fc.assert(
      fc.property(keyCondition, (text) => {
        const tree = parse('condition', text)
        const conditions = tree && convertKeyCondition(tree.expression)
        if (conditions === undefined || typeof conditions === 'string') return
        understood += 1
        const theirs = Object.entries<{ ComparisonOperator: string; AttributeValueList: unknown[] }>(
          conditions,
        )
          .filter(([, { ComparisonOperator }]) => ComparisonOperator === 'EQ')
          .map(([attribute, { AttributeValueList }]) => [attribute, AttributeValueList[0]])
        const ours = equalitiesIn(text, aliases).map(([attribute, each]) => [
          attribute,
          new Map(Object.entries(values)).get(each),
        ])
        expect(ours.sort()).toEqual(theirs.sort())
      }),
      { numRuns: 3000 },
    )
    expect(understood).toBeGreaterThan(1000)
  })
})
