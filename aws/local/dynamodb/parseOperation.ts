import type { Access } from '../../policy/request/Access.ts'
import { accessesOf } from '../../policy/request/accessesOf.ts'
import type { Database } from '../../policy/request/Database.ts'
import { AwsError } from '../AwsError.ts'
import { describeOperations } from './describeOperations.ts'
import { engineOperations } from './engineOperations.ts'
import { otherOperations } from './otherOperations.ts'
import { requireTable } from './requireTable.ts'
import { validateInput } from './validateInput.ts'
import { validateStatements } from './validateStatements.ts'
import { validateTransaction } from './validateTransaction.ts'

/** A call to DynamoDB in a valid form, with every access that it needs. */
export interface DynamoDbRequest {
  operation: string
  accesses: readonly Access[]
  /** The engine runs this object once every access is allowed. The accesses were read from this same object. */
  input: Record<string, unknown>
}

/**
 * Checks the form of a call and finds the accesses that it needs.
 *
 * @throws AwsError UnknownOperationException, SerializationException, ValidationException
 */
export function parseOperation(
  operation: string,
  given: Readonly<Record<string, unknown>>,
  database: Database,
): DynamoDbRequest {
  const input = validate(operation, given, database)
  return { operation, accesses: accessesOf({ operation, input }, database), input }
}

function validate(
  operation: string,
  given: Readonly<Record<string, unknown>>,
  database: Database,
): Record<string, unknown> {
  switch (operation) {
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return validateTransaction(operation, given, database)
    case 'ExecuteStatement':
    case 'BatchExecuteStatement':
    case 'ExecuteTransaction':
      validateStatements(operation, given, database)
      return { ...given }
    case 'BatchGetItem':
    case 'BatchWriteItem': {
      const input = validateInput(operation, given)
      for (const table of Object.keys(input.RequestItems ?? {})) requireTable(table, database)
      return input
    }
    case 'ListTables':
      return validateInput(operation, given)
  }
  if (otherOperations.has(operation)) {
    if (given.TableName !== undefined && given.TableName !== null) requireTable(given.TableName, database)
    return { ...given }
  }
  if (operation === 'DescribeLimits') return {}
  if (describeOperations.has(operation)) {
    const table = requireTable(given.TableName ?? given.ResourceArn, database)
    return { TableName: table.isHere ? table.name : table.arn }
  }
  if (!engineOperations.has(operation)) {
    throw new AwsError('com.amazon.coral.service#UnknownOperationException', '')
  }
  const table = requireTable(given.TableName, database)
  const input = validateInput(operation, { ...given, TableName: table.name })
  // The engine knows tables by name only. A table of another account or Region keeps its ARN, so that the engine does
  // not take it for our table of that name.
  return table.isHere ? input : { ...input, TableName: table.arn }
}
