import type { Asked, OwnAttempt, Sight } from './OwnAttempt.ts'
import { withProjection } from './withProjection.ts'

const ownRowsIn = (sight: Sight, tableName: string, IndexName?: string): Asked => ({
  operation: 'Query',
  input: {
    ...withProjection(sight, {
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: sight.me.partition } },
    }),
    TableName: tableName,
    ...(IndexName === undefined ? {} : { IndexName }),
  },
})

const rows: [name: string, tries: string, action: string, ask: (sight: Sight) => Asked][] = [
  [
    'a table that does not exist',
    'Whether it exists must not show: the words are those for any other table.',
    'Query',
    (sight) => ownRowsIn(sight, 'NoSuchTable'),
  ],
  [
    'an index of the table',
    'On an index the leading key would be another attribute, which others may write.',
    'Query',
    (sight) => ownRowsIn(sight, sight.tableName, 'by-station'),
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
export const tableAttempts: readonly OwnAttempt[] = rows.map(([name, tries, action, ask]) => ({
  name,
  tries,
  action,
  ask,
}))
