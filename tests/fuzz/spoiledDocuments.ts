import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'

const folder = 'tests/policy/cases'
/** Documents as people have them: each shot is one or two of them, spoiled. */
const documents = [...readdirSync(folder).map((name) => `${folder}/${name}`), 'aws/template.yaml'].map(
  (path) => readFileSync(path, 'utf8'),
)

/** What means something in one of the languages, and what breaks texts. */
const tokens = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ',',
    ':',
    '\n',
    '\n- ',
    '  ',
    '\t',
    '\\',
    '\\u12',
    '//',
    '/*',
    '#',
    '---\n',
    '|',
    '>',
    '%',
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a\n',
    '!Ref ',
    '!Sub ',
    '!If [',
    '"Fn::ForEach::A": ["A", ["x"], {',
    '{"Ref": "A"}',
    'null',
    '~',
    'yes',
  ],
  ...[
    '"Statement": ',
    '"Effect": "Allow"',
    '"Effect": "Deny"',
    '"NotAction": ["dynamodb:*"]',
    '"Resource": "*"',
    '"Principal": "*"',
  ],
  ...[
    '"Condition": [',
    '"Condition": {}',
    '"Null": {"dynamodb:LeadingKeys": "true"}',
    'ForAnyValue:',
    'IfExists',
    'Statement:\n',
  ],
  ...[
    '${',
    '${*}',
    '$${',
    '${!',
    '${aws:PrincipalTag/a}',
    '*'.repeat(300),
    '*a'.repeat(100),
    '?',
    '<',
    '>',
    '<A>',
    '${file(a.yml)}',
  ],
  ...[
    '%7B%22Statement',
    '"{\\"Statement\\": [{\\"Effect\\": 1}]}"',
    '\uFEFF',
    '\u0000',
    '\uD800',
    '😀',
    '9'.repeat(400),
    '-1e999',
  ],
]

type Edit = {
  is: 'insert' | 'cut' | 'repeat' | 'move' | 'splice'
  at: number
  to: number
  length: number
  token: string
  other: number
}

const edit: fc.Arbitrary<Edit> = fc.record({
  is: fc.constantFrom('insert', 'insert', 'cut', 'repeat', 'move', 'splice'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(300),
  token: fc.constantFrom(...tokens),
  other: fc.nat(documents.length - 1),
})

/** Texts that a person, an editor or a broken program may hand to the linter. */
export const spoiledDocuments: fc.Arbitrary<string> = fc
  .tuple(fc.nat(documents.length - 1), fc.array(edit, { minLength: 1, maxLength: 8 }))
  .map(([chosen, edits]) => edits.reduce(apply, documents[chosen] ?? ''))

function apply(text: string, { is, at, to, length, token, other }: Edit): string {
  const place = Math.floor(at * text.length)
  const part = text.slice(place, place + length)
  const rest = text.slice(0, place) + text.slice(place + length)
  const target = Math.floor(to * rest.length)
  switch (is) {
    case 'insert':
      return text.slice(0, place) + token + text.slice(place)
    case 'cut':
      return rest
    case 'repeat':
      return text.slice(0, place) + part.repeat(1 + (length % 20)) + text.slice(place)
    case 'move':
      return rest.slice(0, target) + part + rest.slice(target)
    case 'splice':
      return (
        text.slice(0, place) +
        (documents[other] ?? '').slice(Math.floor(to * (documents[other]?.length ?? 0)))
      )
  }
}
