import type { Attacker, DynamoDbCall, OwnAttempt } from './OwnAttempt.ts'
import { withProjection } from './withProjection.ts'

const queryFor = (
  attacker: Attacker,
  { key, value }: { key: string; value: string },
  more: { TableName?: string; IndexName?: string },
): DynamoDbCall => ({
  operation: 'Query',
  input: {
    ...withProjection(attacker, {
      KeyConditionExpression: `${key} = :u`,
      ExpressionAttributeValues: { ':u': { S: value } },
    }),
    ...more,
  },
})

const queryIndex = (attacker: Attacker, IndexName: string, key: { key: string; value: string }) =>
  queryFor(attacker, key, { IndexName })

const rows: [name: string, tries: string, action: string, toCall: (attacker: Attacker) => DynamoDbCall][] = [
  [
    'a table that does not exist',
    'Whether it exists must not show: the words are those for any other table.',
    'Query',
    (attacker) =>
      queryFor(attacker, { key: 'userId', value: attacker.me.partition }, { TableName: 'NoSuchTable' }),
  ],
  [
    'an index with another partition key',
    'On an index by station the leading key is a station, and others may write it.',
    'Query',
    (attacker) => queryIndex(attacker, 'byStation', { key: 'station', value: attacker.me.partition }),
  ],
  [
    'the caller’s own rows by last contact',
    'The index that the list sorts by. Its partition key is the table’s, so it has to work.',
    'Query',
    (attacker) => queryIndex(attacker, 'byLastContact', { key: 'userId', value: attacker.me.partition }),
  ],
  [
    'another’s rows by last contact',
    'An index is a second door to the same rows.',
    'Query',
    (attacker) => queryIndex(attacker, 'byLastContact', { key: 'userId', value: attacker.other.partition }),
  ],
  [
    'another’s rows by status',
    'The other index of the list.',
    'Query',
    (attacker) => queryIndex(attacker, 'byStatus', { key: 'userId', value: attacker.other.partition }),
  ],
  [
    'everything that an index projects',
    '`Select=ALL_PROJECTED_ATTRIBUTES`: both indexes project all attributes.',
    'Query',
    (attacker) => ({
      operation: 'Query',
      input: {
        TableName: attacker.tableName,
        IndexName: 'byStatus',
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: attacker.me.partition } },
        Select: 'ALL_PROJECTED_ATTRIBUTES',
      },
    }),
  ],
  [
    'a Scan of an index',
    'It has no leading keys either.',
    'Scan',
    ({ tableName }) => ({ operation: 'Scan', input: { TableName: tableName, IndexName: 'byLastContact' } }),
  ],
  [
    'what the table looks like',
    'DescribeTable.',
    'DescribeTable',
    ({ tableName }) => ({ operation: 'DescribeTable', input: { TableName: tableName } }),
  ],
  ['which tables there are', 'ListTables.', 'ListTables', () => ({ operation: 'ListTables', input: {} })],
]

/** Indexes of the table, and other tables. */
export const ownTableAttempts: readonly OwnAttempt[] = rows.map(([name, tries, action, toCall]) => ({
  name,
  tries,
  action,
  toCall,
}))
