import type { Attempt } from './Attempt.ts'
import { actionForms } from './actionForms.ts'
import { denied, deniedSomewhere } from './expectations.ts'
import { fromOwnAttempt } from './fromOwnAttempt.ts'
import { easiest } from './grants.ts'
import { impossible } from './own/impossible.ts'
import { ownOperationAttempts } from './own/ownOperationAttempts.ts'
import { signedRequest } from './signRequest.ts'
import type { World } from './World.ts'

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

/** Every operation but Query, on the administrator's own row. The declared grants say which of them is allowed. */
export const everyOperation: readonly Attempt[] = actionForms
  .filter(({ action }) => action !== 'Query')
  .map(({ operation, action, name, input, changesStack, isOnTable }) => ({
    name: `the operation ${name}`,
    tries: `Calls ${operation} with an administrator’s credentials, on their own row where there is one.`,
    layer: 'policy',
    ...(changesStack ? { localOnly: 'it would change the stack if it passed' } : {}),
    send: (world) => world.send(signedRequest(world, operation, input(world, world.me))),
    expected: {
      is: 'as granted',
      question: easiest('AdministratorRole', action),
      granted: { is: 'condition failed' },
      denied: isOnTable ? denied(action) : deniedSomewhere(action),
    },
  }))

/** Operations in forms that might slip past the policy. */
export const operationAttempts: readonly Attempt[] = [
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
    name: 'a Scan of an index that the table does not have',
    tries: 'Denied on the index’s own ARN.',
    layer: 'policy',
    send: (world) =>
      world.send(signedRequest(world, 'Scan', { ...table(world), ...projected, IndexName: 'by-station' })),
    expected: denied('Scan', 'by-station'),
  },
  {
    name: 'items of two tables in one BatchGetItem',
    tries: 'The caller’s own row, and a row of a table that one knows the name of.',
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
    name: 'PartiQL for the caller’s own and another’s rows in one batch',
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
    expected: {
      is: 'as granted',
      question: easiest('AdministratorRole', 'UpdateItem'),
      granted: { is: 'condition failed' },
      denied: denied('UpdateItem'),
    },
  },
]
