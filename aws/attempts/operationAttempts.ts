import * as dynamodb from '@aws-sdk/client-dynamodb'
import type { Attempt, Expected } from './Attempt.ts'
import { denied, refused } from './expectations.ts'
import { fromOwnAttempt } from './fromOwnAttempt.ts'
import { impossible } from './own/impossible.ts'
import { ownOperationAttempts } from './own/ownOperationAttempts.ts'
import { signedRequest } from './signRequest.ts'
import type { World } from './World.ts'

type Input = (world: World) => object

const ownKey = (world: World) => ({
  userId: { S: world.me.partition },
  fieldName: { S: 'Break-in attempt' },
})
const theirKey = (world: World) => ({ ...ownKey(world), userId: { S: world.other.partition } })
const table = (world: World) => ({ TableName: world.tableName })
/** Asks for no more than a Query may, so that nothing but the operation is in question. */
const projected = { ProjectionExpression: 'userId, fieldName' }
const keyed = (world: World) => ({ ...table(world), Key: ownKey(world) })
const statement = (world: World) =>
  `SELECT userId, fieldName FROM "${world.tableName}" WHERE userId = '${world.me.partition}'`

interface Special {
  input?: Input
  /** The IAM action, where it is not called like the operation. */
  action?: string
}

/** Operations that need more than a table's name to be understood, or that IAM knows by another name. */
const special: Readonly<Record<string, Special>> = {
  GetItem: { input: (world) => ({ ...keyed(world), ...projected }) },
  PutItem: { input: (world) => ({ ...table(world), Item: ownKey(world), ...impossible }) },
  DeleteItem: { input: (world) => ({ ...keyed(world), ...impossible }) },
  UpdateItem: {
    input: (world) => ({
      ...keyed(world),
      UpdateExpression: 'SET notes = :n',
      ExpressionAttributeValues: { ':n': { S: 'x' } },
      ...impossible,
    }),
  },
  BatchGetItem: {
    input: (world) => ({ RequestItems: { [world.tableName]: { Keys: [ownKey(world)], ...projected } } }),
  },
  BatchWriteItem: {
    input: (world) => ({ RequestItems: { [world.tableName]: [{ DeleteRequest: { Key: ownKey(world) } }] } }),
  },
  TransactGetItems: {
    action: 'GetItem',
    input: (world) => ({ TransactItems: [{ Get: { ...keyed(world), ...projected } }] }),
  },
  TransactWriteItems: {
    action: 'ConditionCheckItem',
    input: (world) => ({ TransactItems: [{ ConditionCheck: { ...keyed(world), ...impossible } }] }),
  },
  ExecuteStatement: { action: 'PartiQLSelect', input: (world) => ({ Statement: statement(world) }) },
  BatchExecuteStatement: {
    action: 'PartiQLSelect',
    input: (world) => ({ Statements: [{ Statement: statement(world) }] }),
  },
  ExecuteTransaction: {
    action: 'PartiQLSelect',
    input: (world) => ({ TransactStatements: [{ Statement: statement(world) }] }),
  },
}

/** Everything that only asks. The rest changes something, and is never sent to a stack that somebody uses. */
const onlyReads = /^(Get|Describe|List|Scan|BatchGet|TransactGet|Execute|BatchExecute|Search)/
const refusesToWrite = ['PutItem', 'DeleteItem', 'UpdateItem', 'TransactWriteItems']

/** On which resource an operation without a table is denied is the service's own affair. */
function deniedSomewhere(action: string): Expected {
  return refused(
    'AccessDeniedException',
    new RegExp(
      `is not authorized to perform: dynamodb:${action} on resource: \\S+ because no identity-based policy allows the dynamodb:${action} action$`,
    ),
  )
}

/** Every command that the SDK exports, but Query: not one of them may pass. */
const commands: readonly string[] = Object.keys(dynamodb)
  .filter((name) => /^[A-Z]\w+Command$/.test(name))
  .map((name) => name.slice(0, -'Command'.length))
  .filter((operation) => operation !== 'Query')

export const operationAttempts: readonly Attempt[] = commands.map((operation): Attempt => {
  const { input = table, action = operation } = special[operation] ?? {}
  const writes = !onlyReads.test(operation) && !refusesToWrite.includes(operation)
  return {
    name: `the operation ${operation}`,
    tries: `Calls ${operation} with an administrator’s credentials, on their own row where there is one.`,
    layer: 'policy',
    ...(writes ? { localOnly: 'it would change the stack if it passed' } : {}),
    send: (world) => world.send(signedRequest(world, operation, input(world))),
    expected:
      operation in special || operation === 'Scan' || operation === 'DescribeTable'
        ? denied(action)
        : deniedSomewhere(action),
  }
})

/** The same operations, asked in ways that might slip past. */
export const operationVariants: readonly Attempt[] = [
  ...ownOperationAttempts.map((attempt) => fromOwnAttempt(attempt, denied(attempt.action))),
  {
    name: 'a Scan for what a Query may ask',
    tries: 'The visible attributes of everybody’s rows.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(world, 'Scan', { ...table(world), ...projected, Select: 'SPECIFIC_ATTRIBUTES' }),
      ),
    expected: denied('Scan'),
  },
  {
    name: 'a Scan of an index',
    tries: 'Denied on the index’s own ARN.',
    layer: 'policy',
    send: (world) =>
      world.send(signedRequest(world, 'Scan', { ...table(world), ...projected, IndexName: 'by-station' })),
    expected: denied('Scan', 'by-station'),
  },
  {
    name: 'items of two tables in one BatchGetItem',
    tries: 'One’s own row, and a row of a table that one knows the name of.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(world, 'BatchGetItem', {
          RequestItems: {
            [world.tableName]: { Keys: [ownKey(world)], ...projected },
            OtherTable: { Keys: [ownKey(world)], ...projected },
          },
        }),
      ),
    expected: denied('BatchGetItem'),
  },
  {
    name: 'own and another’s items in one transaction',
    tries: 'A transaction must not come back in part, either.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(world, 'TransactGetItems', {
          TransactItems: [
            { Get: { ...keyed(world), ...projected } },
            { Get: { ...table(world), Key: theirKey(world), ...projected } },
          ],
        }),
      ),
    expected: denied('GetItem'),
  },
  ...['PutItem', 'UpdateItem', 'DeleteItem'].map(
    (operation): Attempt => ({
      name: `another’s item, shown because a ${operation} fails`,
      tries:
        'ReturnValuesOnConditionCheckFailure=ALL_OLD: a condition that never holds would answer with the row.',
      layer: 'policy',
      send: (world) =>
        world.send(
          signedRequest(world, operation, {
            ...table(world),
            ...(operation === 'PutItem' ? { Item: theirKey(world) } : { Key: theirKey(world) }),
            ...impossible,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      expected: denied(operation),
    }),
  ),
  {
    name: 'PartiQL for one’s own and another’s rows in one batch',
    tries: 'BatchExecuteStatement with a SELECT of each.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(world, 'BatchExecuteStatement', {
          Statements: [{ Statement: statement(world) }, { Statement: `SELECT * FROM "${world.tableName}"` }],
        }),
      ),
    expected: denied('PartiQLSelect'),
  },
  {
    name: 'PartiQL of an index',
    tries: 'SELECT … FROM "table"."index".',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(world, 'ExecuteStatement', {
          Statement: `SELECT userId FROM "${world.tableName}"."by-station" WHERE station = 'Oslo'`,
        }),
      ),
    expected: denied('PartiQLSelect', 'by-station'),
  },
  {
    name: 'PartiQL that deletes',
    tries: 'DELETE of a row that does not exist.',
    layer: 'policy',
    localOnly: 'it would change the stack if it passed',
    send: (world) =>
      world.send(
        signedRequest(world, 'ExecuteStatement', {
          Statement: `DELETE FROM "${world.tableName}" WHERE userId = '${world.me.partition}' AND fieldName = 'none'`,
        }),
      ),
    expected: denied('PartiQLDelete'),
  },
  {
    name: 'a transaction that writes',
    tries: 'TransactWriteItems with an update under an impossible condition.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(world, 'TransactWriteItems', {
          TransactItems: [
            {
              Update: {
                ...keyed(world),
                UpdateExpression: 'SET notes = :n',
                ExpressionAttributeValues: { ':n': { S: 'x' } },
                ...impossible,
              },
            },
          ],
        }),
      ),
    expected: denied('UpdateItem'),
  },
]
