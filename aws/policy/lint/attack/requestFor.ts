import type { Access } from '../../request/Access.ts'
import { accessesOf, type DynamoDbCall } from '../../request/accessesOf.ts'
import type { Target } from './Target.ts'

/** A request that somebody may try, and what IAM is asked about it. */
export interface Attempt {
  call: DynamoDbCall
  access: Access
}

/** What an attempt asks for. */
export interface Wish {
  /** Partition keys; none for a request that names no key. */
  keys: readonly string[]
  index?: string | undefined
  /** Members that are added to the input. */
  more?: Readonly<Record<string, unknown>>
}

/** A request that needs this action; undefined where there is none of that form. */
export function attemptAt(action: string, target: Target, wish: Wish): Attempt | undefined {
  if (wish.more !== undefined) return makeAttempt(action, target, wish)
  // Several rules try the same request on a table.
  const ofTarget = attempts.get(target) ?? new Map<string, Attempt | undefined>()
  attempts.set(target, ofTarget)
  // Neither an action nor an index has a line break in its name.
  const name = `${action}\n${wish.index ?? ''}\n${wish.keys.length}\n${wish.keys.join('\n')}`
  const known = ofTarget.get(name)
  if (known !== undefined) return known
  const made = makeAttempt(action, target, wish)
  ofTarget.set(name, made)
  return made
}

const attempts = new WeakMap<Target, Map<string, Attempt | undefined>>()

function makeAttempt(action: string, target: Target, { keys, index, more = {} }: Wish): Attempt | undefined {
  const call = callFor(action.slice(action.indexOf(':') + 1), target, keys, index)
  if (call === undefined) return undefined
  const whole = { ...call, input: addTo(call.input, more) }
  const [access] = accessesOf(whole, target.database)
  return access === undefined ? undefined : { call: whole, access }
}

/** `Query {"TableName":"Notes", …}`, as findings show it. */
export function shown({ operation, input }: DynamoDbCall): string {
  return `${operation} ${JSON.stringify(input)}`
}

function addTo(input: DynamoDbCall['input'], more: Readonly<Record<string, unknown>>): DynamoDbCall['input'] {
  return { ...input, ...more }
}

function callFor(
  action: string,
  { tableName: TableName, keys: names, database }: Target,
  keys: readonly string[],
  IndexName: string | undefined,
): DynamoDbCall | undefined {
  const items = keys.map((key) => ({
    [names.partitionKey]: { S: key },
    ...(names.sortKey === undefined ? {} : { [names.sortKey]: { S: 'one' } }),
  }))
  const [Key] = items
  const arn = `arn:aws:dynamodb:${database.region}:${database.account}:table/${TableName}`
  const [key] = keys
  const index = IndexName === undefined ? {} : { IndexName }
  const partitionKey =
    (IndexName === undefined ? undefined : names.indexes.get(IndexName)?.partitionKey) ?? names.partitionKey
  const from = IndexName === undefined ? `"${TableName}"` : `"${TableName}"."${IndexName}"`
  const where = key === undefined ? '' : ` WHERE "${partitionKey}" = '${key.replaceAll("'", "''")}'`
  const sort = names.sortKey === undefined || key === undefined ? '' : ` AND "${names.sortKey}" = 'one'`
  switch (action) {
    case 'Scan':
      return { operation: 'Scan', input: { TableName, ...index } }
    case 'Query':
      return {
        operation: 'Query',
        input:
          key === undefined
            ? { TableName, ...index }
            : {
                TableName,
                ...index,
                KeyConditionExpression: `${partitionKey} = :key`,
                ExpressionAttributeValues: { ':key': { S: key } },
              },
      }
    case 'GetItem':
      if (keys.length > 1) {
        const TransactItems = items.map((each) => ({ Get: { TableName, Key: each } }))
        return { operation: 'TransactGetItems', input: { TransactItems } }
      }
      return { operation: 'GetItem', input: { TableName, Key } }
    case 'DeleteItem':
      return { operation: 'DeleteItem', input: { TableName, Key } }
    case 'UpdateItem':
      return {
        operation: 'UpdateItem',
        input: {
          TableName,
          Key,
          UpdateExpression: 'SET notes = :notes',
          ExpressionAttributeValues: { ':notes': { S: 'x' } },
        },
      }
    case 'PutItem':
      return { operation: 'PutItem', input: { TableName, Item: Key } }
    case 'ConditionCheckItem': {
      const ConditionCheck = { TableName, Key, ConditionExpression: 'attribute_exists(notes)' }
      return { operation: 'TransactWriteItems', input: { TransactItems: [{ ConditionCheck }] } }
    }
    case 'BatchGetItem':
      return { operation: 'BatchGetItem', input: { RequestItems: { [TableName]: { Keys: items } } } }
    case 'BatchWriteItem': {
      const writes = items.map((each) => ({ PutRequest: { Item: each } }))
      return { operation: 'BatchWriteItem', input: { RequestItems: { [TableName]: writes } } }
    }
    case 'PartiQLSelect':
      return { operation: 'ExecuteStatement', input: { Statement: `SELECT * FROM ${from}${where}` } }
    case 'PartiQLDelete':
      return { operation: 'ExecuteStatement', input: { Statement: `DELETE FROM ${from}${where}${sort}` } }
    case 'PartiQLUpdate':
      return {
        operation: 'ExecuteStatement',
        input: { Statement: `UPDATE ${from} SET notes = 'x'${where}${sort}` },
      }
    case 'PartiQLInsert': {
      const value = key === undefined ? '' : `'${partitionKey}': '${key.replaceAll("'", "''")}'`
      return { operation: 'ExecuteStatement', input: { Statement: `INSERT INTO ${from} VALUE {${value}}` } }
    }
    case 'PutResourcePolicy':
      return {
        operation: action,
        input: { ResourceArn: arn, Policy: '{"Statement":{"Effect":"Allow","Principal":"*",…}}' },
      }
    case 'DeleteResourcePolicy':
      return { operation: action, input: { ResourceArn: arn } }
    case 'ExportTableToPointInTime':
      return { operation: action, input: { TableArn: arn, S3Bucket: 'a-bucket-of-the-attacker' } }
    default:
      return { operation: action, input: { TableName } }
  }
}
