import { AwsError } from '../AwsError.ts'
import type { Access } from './Access.ts'
import { batchAccesses } from './accesses/batchAccesses.ts'
import { itemAccess } from './accesses/itemAccess.ts'
import { otherAccess } from './accesses/otherAccess.ts'
import { partiqlAccesses } from './accesses/partiqlAccesses.ts'
import { queryAccess } from './accesses/queryAccess.ts'
import { scanAccess } from './accesses/scanAccess.ts'
import { transactionAccesses } from './accesses/transactionAccesses.ts'
import { engineOperations } from './engineOperations.ts'
import { otherOperations } from './otherOperations.ts'
import type { Place } from './Place.ts'
import { tableArn } from './tableArn.ts'
import { validateInput } from './validateInput.ts'

/** A call to DynamoDB whose form is right, with every access that it needs. */
export interface DynamoDbRequest {
  operation: string
  accesses: readonly Access[]
  /** What the engine runs once every access is allowed; parsed, and never parsed again. */
  input: Record<string, unknown>
}

/**
 * Reads what a call is about: which IAM actions it needs, on which resources, with which condition keys.
 *
 * @throws AwsError UnknownOperationException, SerializationException, ValidationException
 */
export function parseOperation(
  operation: string,
  given: Readonly<Record<string, unknown>>,
  place: Place,
): DynamoDbRequest {
  switch (operation) {
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return { operation, accesses: transactionAccesses(operation, given, place), input: { ...given } }
    case 'ExecuteStatement':
    case 'BatchExecuteStatement':
    case 'ExecuteTransaction':
      return { operation, accesses: partiqlAccesses(operation, given, place), input: { ...given } }
    case 'BatchGetItem':
    case 'BatchWriteItem': {
      const { reads, runs } = validateInput(operation, given)
      return { operation, accesses: batchAccesses(operation, reads, place), input: runs }
    }
    case 'ListTables':
      return {
        operation,
        accesses: [otherAccess(operation, {}, place)],
        input: validateInput(operation, given).runs,
      }
  }
  if (otherOperations.has(operation)) {
    return { operation, accesses: [otherAccess(operation, given, place)], input: { ...given } }
  }
  if (!engineOperations.has(operation)) {
    throw new AwsError('com.amazon.coral.service#UnknownOperationException', '')
  }
  const table = tableArn(given.TableName, place)
  const { reads, runs } = validateInput(operation, { ...given, TableName: table.name })
  // The engine knows names only; a table of another account or Region must not become ours of the same name.
  const input = table.isHere ? runs : { ...runs, TableName: table.arn }
  switch (operation) {
    case 'Query':
      return { operation, accesses: [queryAccess(reads, table, place)], input }
    case 'Scan':
      return { operation, accesses: [scanAccess(reads, table)], input }
    case 'DescribeTable':
      return { operation, accesses: [otherAccess(operation, given, place)], input }
    default:
      return { operation, accesses: [itemAccess(operation, reads, table, place)], input }
  }
}
