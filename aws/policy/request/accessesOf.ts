import type { Access } from './Access.ts'
import { attributesIn, selectOf } from './attributesIn.ts'
import { contextOf } from './contextOf.ts'
import type { Database } from './Database.ts'
import { findTable, findTarget, type NamedTable } from './findTable.ts'
import { elementsOf, type JsonMembers, membersOf, textOf } from './json.ts'
import { leadingKeyOf, leadingKeysOfQuery } from './leadingKeysIn.ts'
import { partiqlAccess } from './partiql/partiqlAccess.ts'

/** A call to DynamoDB: its operation and its input, as they go over the wire. */
export interface DynamoDbCall {
  /** `Query` */
  operation: string
  input: JsonMembers
}

/** IAM has no action for a transaction: each of its parts needs the action of its kind. */
const transactionActions: ReadonlyMap<string, string> = new Map([
  ['Get', 'GetItem'],
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
])

/** Operations that IAM does not check against a single table, even if their input names one. */
const aboutEveryTable = new Set(['ListTables', 'ListGlobalTables', 'DescribeLimits', 'DescribeEndpoints'])

/**
 * The accesses that IAM has to allow for a call to DynamoDB: action, resource and condition keys. The local AWS decides
 * by them, and the app explains decisions with them.
 *
 * Works on a valid input. On any other, which AWS refuses with a ValidationException, it names what it finds, and a table
 * that cannot be one is `*`, which no policy for a table covers.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export function accessesOf({ operation, input }: DynamoDbCall, database: Database): Access[] {
  switch (operation) {
    case 'Query':
    case 'Scan':
      return [readAccess(operation, input, database)]
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [itemAccess(operation, input, database)]
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.entries(membersOf(input.RequestItems)).map(([table, request]) =>
        batchAccess(operation, findTable(table, database), request, input),
      )
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return elementsOf(input.TransactItems).flatMap((part) =>
        Object.entries(membersOf(part)).map(([kind, each]) =>
          itemAccess(transactionActions.get(kind) ?? kind, membersOf(each), database, {
            enclosingOperation: operation,
            returnConsumedCapacity: textOf(input.ReturnConsumedCapacity),
          }),
        ),
      )
    case 'ExecuteStatement':
    case 'BatchExecuteStatement':
    case 'ExecuteTransaction':
      return statementsIn(input).map((statement) => partiqlAccess(operation, statement, database))
    default:
      return [otherAccess(operation, input, database)]
  }
}

/** A Query reads one partition of a table or an index. A Scan reads all of them, even with a filter on the partition key. */
function readAccess(operation: string, input: JsonMembers, database: Database): Access {
  const table = findTable(input.TableName, database)
  const target = table && findTarget(table, input.IndexName)
  return {
    action: `dynamodb:${operation}`,
    resource: target?.resource ?? '*',
    context: contextOf({
      leadingKeys: operation === 'Query' ? leadingKeysOfQuery(input, target?.keys) : [],
      attributes: attributesIn(input),
      select: selectOf(input),
      returnConsumedCapacity: textOf(input.ReturnConsumedCapacity),
    }),
  }
}

/** One item by its key: an operation of its own, or a part of a transaction. */
function itemAccess(
  action: string,
  input: JsonMembers,
  database: Database,
  enclosing: { enclosingOperation?: string; returnConsumedCapacity?: string | undefined } = {},
): Access {
  const table = findTable(input.TableName, database)
  const { ProjectionExpression, AttributesToGet } = input
  return {
    action: `dynamodb:${action}`,
    resource: table?.arn ?? '*',
    context: contextOf({
      leadingKeys: leadingKeyOf(input.Key ?? input.Item, table?.keys),
      attributes: attributesIn(input),
      ...(action === 'GetItem'
        ? { select: selectOf({ ProjectionExpression, AttributesToGet }) }
        : { returnValues: returnValuesOf(input) }),
      returnConsumedCapacity: textOf(input.ReturnConsumedCapacity),
      ...enclosing,
    }),
  }
}

/**
 * The old or new item that a write may answer with. A write that answers with the item when its condition fails
 * shows as much as ALL_OLD does. AWS does not document which key covers that parameter; docs/differences-from-aws.md has
 * the command that tests it.
 */
function returnValuesOf({ ReturnValues, ReturnValuesOnConditionCheckFailure }: JsonMembers): string {
  const given = textOf(ReturnValues) ?? 'NONE'
  return ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && given !== 'ALL_NEW' ? 'ALL_OLD' : given
}

/** Several items of one table. Their partition keys are all leading keys. */
function batchAccess(
  operation: 'BatchGetItem' | 'BatchWriteItem',
  table: NamedTable | undefined,
  request: unknown,
  { ReturnConsumedCapacity }: JsonMembers,
): Access {
  const read = operation === 'BatchGetItem' ? membersOf(request) : undefined
  const items = read === undefined ? elementsOf(request).flatMap(writtenBy) : elementsOf(read.Keys)
  return {
    action: `dynamodb:${operation}`,
    resource: table?.arn ?? '*',
    context: contextOf({
      leadingKeys: items.flatMap((item) => leadingKeyOf(item, table?.keys)),
      attributes: [
        ...items.flatMap((item) => Object.keys(membersOf(item))),
        ...(read === undefined ? [] : attributesIn(read)),
      ],
      select: read === undefined ? undefined : selectOf({ ...read, Select: undefined, IndexName: undefined }),
      returnConsumedCapacity: textOf(ReturnConsumedCapacity),
    }),
  }
}

function writtenBy(write: unknown): unknown[] {
  const { PutRequest, DeleteRequest } = membersOf(write)
  return [membersOf(PutRequest).Item, membersOf(DeleteRequest).Key].filter((item) => item !== undefined)
}

function statementsIn(input: JsonMembers): JsonMembers[] {
  const several = [...elementsOf(input.Statements), ...elementsOf(input.TransactStatements)].map(membersOf)
  return several.length > 0 ? several : [input]
}

/** An operation without condition keys of its own, on the table that it names or on all of them. */
function otherAccess(operation: string, input: JsonMembers, database: Database): Access {
  const given = input.TableName ?? input.ResourceArn ?? input.TableArn ?? undefined
  const named = aboutEveryTable.has(operation) ? undefined : given
  const all = `arn:aws:dynamodb:${database.region}:${database.account}:table/*`
  return {
    action: `dynamodb:${operation}`,
    resource: named === undefined ? all : (findTable(named, database)?.arn ?? '*'),
    context: new Map(),
  }
}
