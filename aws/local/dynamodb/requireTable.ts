import type { Database } from '../../policy/request/Database.ts'
import { findTable, type NamedTable } from '../../policy/request/findTable.ts'
import { invalid } from './invalid.ts'

/**
 * The table that a request names.
 *
 * @throws AwsError ValidationException for a value that is neither a table's name nor its ARN
 */
export function requireTable(given: unknown, database: Database): NamedTable {
  if (typeof given !== 'string') {
    throw invalid("The parameter 'TableName' is required but was not present in the request")
  }
  const table = findTable(given, database)
  if (table !== undefined) return table
  throw invalid(
    `1 validation error detected: Value '${given}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
  )
}
