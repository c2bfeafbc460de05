import * as v from 'valibot'
import type { Database } from '../../policy/request/Database.ts'
import { invalid } from './invalid.ts'
import { requireTable } from './requireTable.ts'

const part = v.looseObject({ TableName: v.string() })
const transaction = v.looseObject({
  TransactItems: v.pipe(v.array(v.record(v.string(), part)), v.minLength(1)),
})
const kinds: Readonly<Record<string, ReadonlySet<string>>> = {
  TransactGetItems: new Set(['Get']),
  TransactWriteItems: new Set(['Put', 'Update', 'Delete', 'ConditionCheck']),
}

/**
 * Checks the form of TransactGetItems and TransactWriteItems, as far as IAM is asked about it.
 *
 * @throws AwsError ValidationException
 */
export function validateTransaction(operation: string, input: unknown, database: Database): void {
  const parsed = v.safeParse(transaction, input)
  if (!parsed.success) {
    throw invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must not be null",
    )
  }
  for (const item of parsed.output.TransactItems) {
    const [only, ...others] = Object.entries(item)
    if (only === undefined || others.length > 0 || kinds[operation]?.has(only[0]) !== true) {
      throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
    }
    requireTable(only[1].TableName, database)
  }
}
