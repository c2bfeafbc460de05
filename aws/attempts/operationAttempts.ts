import type { Asked, OwnAttempt, Sight } from './OwnAttempt.ts'

const fieldName = { S: 'Break-in attempt' }
const mine = ({ me }: Sight) => ({ userId: { S: me.partition }, fieldName })
const theirs = ({ other }: Sight) => ({ userId: { S: other.partition }, fieldName })

/** Never true, so that nothing could be written even where writing is allowed. */
const impossible = {
  ConditionExpression: 'attribute_exists(userId) AND attribute_not_exists(userId)',
}

const rows: [name: string, tries: string, action: string, ask: (sight: Sight) => Asked][] = [
  [
    'a Scan',
    'Everybody’s agents. A Scan has no leading keys, so a condition on them cannot narrow it.',
    'Scan',
    ({ tableName }) => ({ operation: 'Scan', input: { TableName: tableName } }),
  ],
  [
    'a Scan that filters for one’s own rows',
    'It would answer with one’s own rows, after reading everybody’s.',
    'Scan',
    ({ tableName, me }) => ({
      operation: 'Scan',
      input: {
        TableName: tableName,
        FilterExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: me.partition } },
      },
    }),
  ],
  [
    'a parallel Scan',
    'One segment of the table.',
    'Scan',
    ({ tableName }) => ({
      operation: 'Scan',
      input: { TableName: tableName, TotalSegments: 4, Segment: 0 },
    }),
  ],
  [
    'a Scan that only counts',
    'How many agents are there?',
    'Scan',
    ({ tableName }) => ({ operation: 'Scan', input: { TableName: tableName, Select: 'COUNT' } }),
  ],
  [
    'one’s own item by GetItem',
    'The list needs Query alone, so nothing else is allowed: not even on one’s own row.',
    'GetItem',
    (sight) => ({ operation: 'GetItem', input: { TableName: sight.tableName, Key: mine(sight) } }),
  ],
  [
    'another’s item by GetItem',
    'The full key of a row of another administrator.',
    'GetItem',
    (sight) => ({ operation: 'GetItem', input: { TableName: sight.tableName, Key: theirs(sight) } }),
  ],
  [
    'own and another’s items in one BatchGetItem',
    'A batch must not come back in part.',
    'BatchGetItem',
    (sight) => ({
      operation: 'BatchGetItem',
      input: { RequestItems: { [sight.tableName]: { Keys: [mine(sight), theirs(sight)] } } },
    }),
  ],
  [
    'another’s item in a transaction',
    'To IAM it is a GetItem.',
    'GetItem',
    (sight) => ({
      operation: 'TransactGetItems',
      input: { TransactItems: [{ Get: { TableName: sight.tableName, Key: theirs(sight) } }] },
    }),
  ],
  [
    'PartiQL over the whole table',
    'SELECT * without a WHERE.',
    'PartiQLSelect',
    ({ tableName }) => ({
      operation: 'ExecuteStatement',
      input: { Statement: `SELECT * FROM "${tableName}"` },
    }),
  ],
  [
    'PartiQL for another’s rows',
    'SELECT * with another’s key.',
    'PartiQLSelect',
    ({ tableName, other }) => ({
      operation: 'ExecuteStatement',
      input: {
        Statement: `SELECT * FROM "${tableName}" WHERE userId = '${other.partition.replaceAll("'", "''")}'`,
      },
    }),
  ],
  [
    'a new agent in another’s list',
    'PutItem, under a condition that is never true: even where it is allowed, nothing is written.',
    'PutItem',
    (sight) => ({
      operation: 'PutItem',
      input: { TableName: sight.tableName, Item: theirs(sight), ...impossible },
    }),
  ],
  [
    'other notes on one’s own agent',
    'UpdateItem, under a condition that is never true.',
    'UpdateItem',
    (sight) => ({
      operation: 'UpdateItem',
      input: {
        TableName: sight.tableName,
        Key: mine(sight),
        UpdateExpression: 'SET notes = :n',
        ExpressionAttributeValues: { ':n': { S: 'x' } },
        ...impossible,
      },
    }),
  ],
  [
    'one agent less for another',
    'DeleteItem, under a condition that is never true.',
    'DeleteItem',
    (sight) => ({
      operation: 'DeleteItem',
      input: { TableName: sight.tableName, Key: theirs(sight), ...impossible },
    }),
  ],
]

/** Every other way to a row than a Query. */
export const operationAttempts: readonly OwnAttempt[] = rows.map(([name, tries, action, ask]) => ({
  name,
  tries,
  action,
  ask,
}))
