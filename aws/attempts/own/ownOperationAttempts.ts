import { impossible } from './impossible.ts'
import type { Attacker, DynamoDbCall, OwnAttempt } from './OwnAttempt.ts'

const fieldName = { S: 'Break-in attempt' }
const mine = ({ me }: Attacker) => ({ userId: { S: me.partition }, fieldName })
const theirs = ({ other }: Attacker) => ({ userId: { S: other.partition }, fieldName })

const rows: [name: string, tries: string, action: string, toCall: (attacker: Attacker) => DynamoDbCall][] = [
  [
    'a Scan',
    'Everybody’s agents. A Scan has no leading keys, so a condition on them cannot narrow it.',
    'Scan',
    ({ tableName }) => ({ operation: 'Scan', input: { TableName: tableName } }),
  ],
  [
    'a Scan that filters for the caller’s own rows',
    'It would answer with the caller’s own rows, after reading all rows.',
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
    'the caller’s own item by GetItem',
    'The list needs only Query, so the policy denies every other action, even on the caller’s own row.',
    'GetItem',
    (attacker) => ({ operation: 'GetItem', input: { TableName: attacker.tableName, Key: mine(attacker) } }),
  ],
  [
    'another’s item by GetItem',
    'The full key of a row of another administrator.',
    'GetItem',
    (attacker) => ({ operation: 'GetItem', input: { TableName: attacker.tableName, Key: theirs(attacker) } }),
  ],
  [
    'own and another’s items in one BatchGetItem',
    'A batch must not come back in part.',
    'BatchGetItem',
    (attacker) => ({
      operation: 'BatchGetItem',
      input: { RequestItems: { [attacker.tableName]: { Keys: [mine(attacker), theirs(attacker)] } } },
    }),
  ],
  [
    'another’s item in a transaction',
    'To IAM it is a GetItem.',
    'GetItem',
    (attacker) => ({
      operation: 'TransactGetItems',
      input: { TransactItems: [{ Get: { TableName: attacker.tableName, Key: theirs(attacker) } }] },
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
    (attacker) => ({
      operation: 'PutItem',
      input: { TableName: attacker.tableName, Item: theirs(attacker), ...impossible },
    }),
  ],
  [
    'one agent less for another',
    'DeleteItem, under a condition that is never true.',
    'DeleteItem',
    (attacker) => ({
      operation: 'DeleteItem',
      input: { TableName: attacker.tableName, Key: theirs(attacker), ...impossible },
    }),
  ],
]

/** Every other way to a row than a Query. */
export const ownOperationAttempts: readonly OwnAttempt[] = rows.map(([name, tries, action, toCall]) => ({
  name,
  tries,
  action,
  toCall,
}))
