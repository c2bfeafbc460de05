import type { Attacker, DynamoDbCall, OwnAttempt } from './OwnAttempt.ts'
import { withProjection } from './withProjection.ts'

const ownRowsIn = (attacker: Attacker, tableName: string, IndexName?: string): DynamoDbCall => ({
  operation: 'Query',
  input: {
    ...withProjection(attacker, {
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: attacker.me.partition } },
    }),
    TableName: tableName,
    ...(IndexName === undefined ? {} : { IndexName }),
  },
})

const rows: [name: string, tries: string, action: string, toCall: (attacker: Attacker) => DynamoDbCall][] = [
  [
    'a table that does not exist',
    'Whether it exists must not show: the words are those for any other table.',
    'Query',
    (attacker) => ownRowsIn(attacker, 'NoSuchTable'),
  ],
  [
    'an index of the table',
    'On an index the leading key would be another attribute, which others may write.',
    'Query',
    (attacker) => ownRowsIn(attacker, attacker.tableName, 'by-station'),
  ],
  [
    'what the table looks like',
    'DescribeTable.',
    'DescribeTable',
    ({ tableName }) => ({ operation: 'DescribeTable', input: { TableName: tableName } }),
  ],
  ['which tables there are', 'ListTables.', 'ListTables', () => ({ operation: 'ListTables', input: {} })],
]

/** Elsewhere than in the table. */
export const ownTableAttempts: readonly OwnAttempt[] = rows.map(([name, tries, action, toCall]) => ({
  name,
  tries,
  action,
  toCall,
}))
