import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { OwnAttempt } from './OwnAttempt.ts'

/** Name, what it tries, and what a Query of one's own partition asks for besides. */
const rows: [name: string, tries: string, input: Partial<QueryCommandInput>][] = [
  ['no projection at all', 'All attributes is what a Query without one asks for.', {}],
  [
    'a projection to the real name',
    '`realName`, which is for the agency’s lead alone.',
    { ProjectionExpression: 'realName' },
  ],
  [
    'a projection through an alias',
    'The same, by another name.',
    { ProjectionExpression: '#r', ExpressionAttributeNames: { '#r': 'realName' } },
  ],
]

/** One's own rows, and what in them is hidden from administrators. */
export const attributeAttempts: readonly OwnAttempt[] = rows.map(([name, tries, more]) => ({
  name,
  tries,
  action: 'Query',
  ask: ({ tableName, me }) => ({
    operation: 'Query',
    input: {
      TableName: tableName,
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: me.partition } },
      ...more,
    },
  }),
}))
