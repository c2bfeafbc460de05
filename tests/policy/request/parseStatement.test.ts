import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStatement } from '../../../aws/policy/request/partiql/parseStatement.ts'

const words =
  `SELECT FROM WHERE AND OR NOT IN BETWEEN IS INSERT INTO VALUE UPDATE SET REMOVE DELETE RETURNING ALL OLD EXISTS ORDER BY
   * , . ( ) [ ] { } << >> = <> < ; : + - ? 'x' 'it''s' 1 2.5e3 "Agents" Agents userId "user id" size begins_with TRUE NULL
   -- /* */ ' " # @`.split(/\s+/)

test('any text parses as a statement of DynamoDB’s or is refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom(...words)).map((all) => all.join(' ')),
      ),
      (text) => {
        const statement = parseStatement(text)
        expect(statement?.verb ?? 'Select').toMatch(/^(Select|Insert|Update|Delete)$/)
      },
    ),
    { numRuns: 5000 },
  )
})

test.each([
  ['two statements', `DELETE FROM a WHERE userId = 'x'; DELETE FROM b`],
  ['a statement that goes on', `SELECT * FROM Agents WHERE userId = 'x' OR`],
  ['a text without an end', `SELECT * FROM Agents WHERE userId = 'x`],
  ['a verb that DynamoDB does not have', 'DROP TABLE Agents'],
  [
    'a nest too deep for anybody',
    `SELECT * FROM Agents WHERE ${'('.repeat(4000)}userId = 'x'${')'.repeat(4000)}`,
  ],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(parseStatement(text)).toBeUndefined()
})
