import * as v from 'valibot'
import type { Database } from '../../policy/request/Database.ts'
import { findTarget } from '../../policy/request/findTable.ts'
import { parseStatement } from '../../policy/request/partiql/parseStatement.ts'
import { invalid } from './invalid.ts'
import { requireTable } from './requireTable.ts'

const statement = v.looseObject({ Statement: v.string() })
const several = v.pipe(v.array(statement), v.minLength(1))
const forms = {
  ExecuteStatement: v.pipe(
    statement,
    v.transform((only) => [only]),
  ),
  BatchExecuteStatement: v.pipe(
    v.looseObject({ Statements: several }),
    v.transform(({ Statements }) => Statements),
  ),
  ExecuteTransaction: v.pipe(
    v.looseObject({ TransactStatements: several }),
    v.transform(({ TransactStatements }) => TransactStatements),
  ),
}
/** DynamoDB's limit for a statement, in characters. */
const longest = 8192

/**
 * Checks the form of ExecuteStatement, BatchExecuteStatement and ExecuteTransaction, as far as the question to IAM
 * needs it.
 *
 * @throws AwsError ValidationException
 */
export function validateStatements(operation: keyof typeof forms, input: unknown, database: Database): void {
  const parsed = v.safeParse(forms[operation], input)
  if (!parsed.success) {
    throw invalid(
      "1 validation error detected: Value null at 'statement' failed to satisfy constraint: Member must not be null",
    )
  }
  for (const { Statement } of parsed.output) {
    if (Statement.length > longest) {
      throw invalid(
        `1 validation error detected: Value at 'statement' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
      )
    }
    const read = parseStatement(Statement)
    if (read === undefined) {
      throw invalid("Statement wasn't well formed, can't be processed: Unexpected keyword")
    }
    if (findTarget(requireTable(read.table, database), read.index) === undefined) {
      throw invalid(
        `1 validation error detected: Value '${read.index}' at 'indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
      )
    }
  }
}
