import fc from 'fast-check'

/** Words of DynamoDB's expressions, and some others. */
const words =
  'userId fieldName notes #f #s #unknown :u :n :p :m :unknown a.b a[0] a[99999999999] = <> < <= > >= AND OR NOT BETWEEN IN , ( ) ' +
  'size(notes) attribute_exists(notes) attribute_not_exists(a) attribute_type(notes,:p) begins_with(fieldName,:p) contains(notes,:p) ' +
  'begins_with( SET REMOVE ADD DELETE + - if_not_exists(a,:n) list_append(a,:n) . [ ] # : :: ## \u00e9 \u0000 __proto__ constructor'
const expression = fc
  .array(fc.constantFrom(...words.split(' ')), { maxLength: 30 })
  .map((parts) => parts.join(' '))
const nested = fc
  .tuple(
    fc.constantFrom('(', 'NOT ', 'NOT (', '(a = :u OR ', 'a.', 'size(', '[', '-'),
    fc.oneof(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 600 })),
  )
  .map(([part, times]) => `${part.repeat(times)}userId = :u`)

const number = fc.oneof(
  fc.constantFrom('0', '-0', '1e125', '1e126', '9e-131', '0x10', 'NaN', 'Infinity', '', '1e', '٣'),
  fc.bigInt().map(String),
  fc.double({ noNaN: true }).map(String),
)

/** DynamoDB's typed values, right and wrong. */
const attributeValue = fc.oneof(
  fc.record({ S: fc.string({ unit: 'binary' }) }),
  fc.record({ N: number }),
  fc.record({ B: fc.oneof(fc.base64String(), fc.string()) }),
  fc.record({ SS: fc.array(fc.string(), { maxLength: 3 }) }),
  fc.record({ NS: fc.array(number, { maxLength: 3 }) }),
  fc.record({ BS: fc.array(fc.base64String(), { maxLength: 3 }) }),
  fc.record({ BOOL: fc.constantFrom(true, false, 'true', null) }),
  fc.record({ NULL: fc.constantFrom(true, false, 'no') }),
  fc.record({ L: fc.array(fc.record({ S: fc.string() }), { maxLength: 3 }) }),
  fc.record({ M: fc.dictionary(fc.string(), fc.record({ N: number }), { maxKeys: 3 }) }),
  fc.integer({ min: 1, max: 60 }).map((depth) => {
    let value: object = { S: 'deep' }
    for (let level = 0; level < depth; level += 1)
      value = level % 2 === 0 ? { L: [value] } : { M: { a: value } }
    return value
  }),
  fc.constantFrom({}, { S: 'a', N: '1' }, { S: null }, { X: 'a' }, null, [], 'a'),
)

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '*',
    'office-north',
    'OFFICE-NORTH ',
    '__proto__',
    'constructor',
    'toString',
    '\u0000',
    '\ud800',
    '../../stack',
    'AgentsTable',
    'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable',
    'arn:aws:dynamodb:eu-central-1:123456789012:table/*',
    '${cognito-identity.amazonaws.com:sub}',
    'eyJhbGciOiJub25lIn0.e30.',
    'A'.repeat(5000),
    'f'.repeat(768),
    '2147483648',
  ),
)

/** A value of the wrong kind. */
const foreign: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: attributeValue },
  { weight: 3, arbitrary: expression },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21, [], {}, [null], [[]], [{}]) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
)

type Way = readonly [place: number, is: 'replaced' | 'cut' | 'renamed' | 'joined' | 'bent', value: unknown]

const way: fc.Arbitrary<Way> = fc.tuple(
  fc.nat({ max: 1000 }),
  fc.constantFrom('replaced', 'replaced', 'cut', 'renamed', 'joined', 'bent'),
  foreign,
)

/** A valid input with up to four faults, sometimes with none. */
export function spoil(input: unknown): fc.Arbitrary<unknown> {
  return fc.array(way, { maxLength: 4 }).map((ways) => ways.reduce(spoilOnce, structuredClone(input)))
}

function spoilOnce(input: unknown, [place, is, given]: Way): unknown {
  // A later fault may change this one.
  const value = structuredClone(given)
  const places = [...placesIn(input)]
  const found = places[place % Math.max(1, places.length)]
  if (found === undefined) return value
  const { parent, key } = found
  if (is === 'replaced') parent[key] = value
  else if (is === 'cut') delete parent[key]
  else if (is === 'joined' && Array.isArray(parent)) parent.push(value)
  else if (is === 'joined') Object.assign(parent, { [typeof value === 'string' ? value : 'Extra']: value })
  else if (is === 'bent') parent[key] = bend(parent[key], place)
  else if (typeof value === 'string' && !Array.isArray(parent)) {
    Object.defineProperty(parent, value, {
      value: parent[key],
      enumerable: true,
      configurable: true,
      writable: true,
    })
    delete parent[key]
  }
  return input
}

/** Changes one letter of a text, such as a token or an ID. */
function bend(value: unknown, place: number): unknown {
  if (typeof value !== 'string' || value === '') return [value]
  const at = place % value.length
  return `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`
}

function* placesIn(value: unknown): Generator<{ parent: Record<string, unknown>; key: string }> {
  if (typeof value !== 'object' || value === null) return
  const parent = value as Record<string, unknown>
  for (const key of Object.keys(parent)) {
    yield { parent, key }
    yield* placesIn(parent[key])
  }
}
