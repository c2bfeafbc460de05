import type { AwsCall, Json, JsonObject } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import { attributesIn } from './attributesIn.ts'
import { leadingKeysIn } from './leadingKeysIn.ts'
import { partiqlAccess } from './partiqlAccess.ts'

/** One access that a call needs, in IAM's terms; what the session carries is not in it. */
export interface Access {
  /** `dynamodb:Query` */
  action: string
  /** ARN, or `*` for what is about no table. */
  resource: string
  context: ReadonlyMap<string, string | readonly string[]>
}

export interface Place {
  region: string
  /** The account's number, or what stands for it while nobody has said it. */
  account: string
  /** Name of the tables' partition key. */
  partitionKey: string
}

/** IAM has no action for a transaction: each of its parts needs the one of its kind. */
const transactionActions: ReadonlyMap<string, string> = new Map([
  ['Get', 'GetItem'],
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
])

const withSelect = new Set(['Query', 'Scan', 'GetItem', 'BatchGetItem'])

/**
 * What IAM is asked about a DynamoDB call: as AWS documents it, told from the request alone.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function accessesOf(
  { operation, input }: Pick<AwsCall, 'operation' | 'input'>,
  place: Place,
): Access[] {
  switch (operation) {
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.entries(objectIn(input.RequestItems)).map(([table, request]) =>
        batchAccess(operation, table, request, place),
      )
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return listIn(input.TransactItems).flatMap((part) =>
        Object.entries(objectIn(part)).map(([kind, each]) => ({
          ...tableAccess(transactionActions.get(kind) ?? kind, objectIn(each), place, {
            'dynamodb:EnclosingOperation': operation,
          }),
        })),
      )
    case 'ExecuteStatement':
      return [partiqlAccess(input, place)]
    default:
      return [tableAccess(operation, input, place)]
  }
}

function tableAccess(
  operation: string,
  input: JsonObject,
  place: Place,
  more: Readonly<Record<string, string>> = {},
): Access {
  const { TableName, IndexName, Select, ProjectionExpression, AttributesToGet } = input
  const table = typeof TableName === 'string' ? tableArn(TableName, place) : '*'
  const isProjected = ProjectionExpression !== undefined || AttributesToGet !== undefined
  const select = isProjected ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES'
  const context: [string, Json | undefined][] = [
    ['dynamodb:LeadingKeys', leadingKeysIn(operation, input, place.partitionKey)],
    ['dynamodb:Attributes', attributesIn(input)],
    ['dynamodb:Select', withSelect.has(operation) ? (Select ?? select) : undefined],
    ['dynamodb:ReturnValues', input.ReturnValues],
    ['dynamodb:ReturnConsumedCapacity', input.ReturnConsumedCapacity],
    ...Object.entries(more),
  ]
  return {
    action: `dynamodb:${operation}`,
    resource: typeof IndexName === 'string' ? `${table}/index/${IndexName}` : table,
    context: present(context),
  }
}

function batchAccess(operation: string, table: string, request: Json, place: Place): Access {
  const items = (
    operation === 'BatchGetItem'
      ? listIn(objectIn(request).Keys)
      : listIn(request).map((write) => {
          const { PutRequest, DeleteRequest } = objectIn(write)
          return objectIn(PutRequest).Item ?? objectIn(DeleteRequest).Key ?? {}
        })
  ).map(objectIn)
  const leadingKeys = items.flatMap((Key) => leadingKeysIn('GetItem', { Key }, place.partitionKey))
  const attributes = items.flatMap((Key) => attributesIn({ ...objectIn(request), Key }))
  const { context, ...access } = tableAccess(operation, { ...objectIn(request), TableName: table }, place)
  const keys: [string, readonly string[]][] = [
    ['dynamodb:LeadingKeys', [...new Set(leadingKeys)]],
    ['dynamodb:Attributes', [...new Set(attributes)]],
  ]
  return { ...access, context: new Map([...context, ...present(keys)]) }
}

/** A table's ARN; a table may be named by it, too. */
export function tableArn(table: string, { region, account }: Place): string {
  return table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${account}:table/${table}`
}

/** A key without a value is absent: that is what ForAllValues stumbles over. */
function present(entries: readonly (readonly [string, Json | undefined])[]): Access['context'] {
  const context = new Map<string, string | readonly string[]>()
  for (const [name, value] of entries) {
    if (typeof value === 'string' && value !== '') context.set(name, value)
    if (Array.isArray(value) && value.length > 0) context.set(name, value.map(String))
  }
  return context
}

function objectIn(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}
