import * as dynamodb from '@aws-sdk/client-dynamodb'
import { impossible } from './own/impossible.ts'
import type { Person, World } from './World.ts'

/** A request that needs one action of DynamoDB, in the form that a grant of that action would let pass most easily. */
export interface ActionForm {
  /** As DynamoDB calls it: `ExecuteStatement`. */
  operation: string
  /** As IAM calls it, without `dynamodb:`: `PartiQLSelect`. */
  action: string
  /** Unique: the operation, and the action where several actions share an operation. */
  name: string
  /** About the person's own row: the key attributes alone, and nothing returned. */
  input(world: World, person: Person): object
  /** Whether it would change a stack that allows it. Such a request is never sent to a deployed stack. */
  changesStack: boolean
  /** Whether the denial of AWS names the resource. */
  isOnTable: boolean
}

/** No agent has this name, so that no request below can change an existing row. */
const nobodysName = 'Break-in attempt'

const ownKey = ({ partition }: Person) => ({ userId: { S: partition }, fieldName: { S: nobodysName } })
const table = ({ tableName }: World) => ({ TableName: tableName })
const keys = { ProjectionExpression: 'userId, fieldName' }
const keyed = (world: World, person: Person) => ({ ...table(world), Key: ownKey(person) })
const where = ({ partition }: Person) => `WHERE userId = '${partition}' AND fieldName = '${nobodysName}'`

type Input = ActionForm['input']

const select: Input = ({ tableName }, person) => ({
  Statement: `SELECT userId, fieldName FROM "${tableName}" ${where(person)}`,
})

/** Operations that need more than the name of the table. */
const inputs: Readonly<Record<string, Input>> = {
  Query: (world, { partition }) => ({
    ...table(world),
    ...keys,
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: partition } },
  }),
  Scan: (world) => ({ ...table(world), ...keys }),
  GetItem: (world, person) => ({ ...keyed(world, person), ...keys }),
  PutItem: (world, person) => ({ ...table(world), Item: ownKey(person), ...impossible }),
  DeleteItem: (world, person) => ({ ...keyed(world, person), ...impossible }),
  // Without an update expression it names the key alone, which every list of attributes has to contain.
  UpdateItem: (world, person) => ({ ...keyed(world, person), ...impossible }),
  BatchGetItem: ({ tableName }, person) => ({
    RequestItems: { [tableName]: { Keys: [ownKey(person)], ...keys } },
  }),
  BatchWriteItem: ({ tableName }, person) => ({
    RequestItems: { [tableName]: [{ DeleteRequest: { Key: ownKey(person) } }] },
  }),
}

/** Actions that share an operation, or that have another name than their operation. */
const shared: readonly (readonly [operation: string, action: string, input: Input])[] = [
  [
    'TransactGetItems',
    'GetItem',
    (world, person) => transaction({ Get: { ...keyed(world, person), ...keys } }),
  ],
  [
    'TransactWriteItems',
    'UpdateItem',
    // In a transaction an update has to have an expression.
    (world, person) =>
      transaction({
        Update: {
          ...keyed(world, person),
          UpdateExpression: 'REMOVE #s',
          ExpressionAttributeNames: { '#s': 'status' },
          ...impossible,
        },
      }),
  ],
  ...(['Delete', 'ConditionCheck'] as const).map(
    (kind) =>
      [
        'TransactWriteItems',
        `${kind}Item`,
        (world: World, person: Person) => transaction({ [kind]: { ...keyed(world, person), ...impossible } }),
      ] as const,
  ),
  [
    'TransactWriteItems',
    'PutItem',
    (world, person) => transaction({ Put: { ...table(world), Item: ownKey(person), ...impossible } }),
  ],
  ['ExecuteStatement', 'PartiQLSelect', select],
  [
    'ExecuteStatement',
    'PartiQLInsert',
    ({ tableName }, { partition }) => ({
      Statement: `INSERT INTO "${tableName}" VALUE {'userId': '${partition}', 'fieldName': '${nobodysName}'}`,
    }),
  ],
  // An UPDATE and a DELETE in PartiQL need an item: for a name that nobody has they change nothing.
  [
    'ExecuteStatement',
    'PartiQLUpdate',
    ({ tableName }, person) => ({
      Statement: `UPDATE "${tableName}" SET status = 'active' ${where(person)}`,
    }),
  ],
  [
    'ExecuteStatement',
    'PartiQLDelete',
    ({ tableName }, person) => ({ Statement: `DELETE FROM "${tableName}" ${where(person)}` }),
  ],
  ['BatchExecuteStatement', 'PartiQLSelect', (world, person) => ({ Statements: [select(world, person)] })],
  [
    'ExecuteTransaction',
    'PartiQLSelect',
    (world, person) => ({ TransactStatements: [select(world, person)] }),
  ],
]

function transaction(part: object): object {
  return { TransactItems: [part] }
}

/** Requests that change nothing, because they read or because no item is there to be changed. */
const changesNothing =
  /^(Get|Describe|List|Query|Scan|BatchGet|TransactGet|Search)|^(PutItem|DeleteItem|UpdateItem|BatchWriteItem|TransactWriteItems)$/

const operations: readonly string[] = Object.keys(dynamodb)
  .filter((name) => /^[A-Z]\w+Command$/.test(name))
  .map((name) => name.slice(0, -'Command'.length))

/** One request for every operation of the SDK, and for every action that shares an operation with another. */
export const actionForms: readonly ActionForm[] = [
  ...operations
    .filter((operation) => !shared.some(([name]) => name === operation))
    .map((operation) => ({
      operation,
      action: operation,
      name: operation,
      input: inputs[operation] ?? table,
      changesStack: !changesNothing.test(operation),
      isOnTable: operation in inputs || operation === 'DescribeTable',
    })),
  ...shared.map(([operation, action, input]) => ({
    operation,
    action,
    name: `${operation} with ${action}`,
    input,
    changesStack: action === 'PartiQLInsert',
    isOnTable: true,
  })),
]
