import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { Attacker, OwnAttempt } from './OwnAttempt.ts'
import { withProjection } from './withProjection.ts'

/** Queries the caller's own partition, which the policy allows, so that only the attributes can cause a denial. */
function ownRows({ tableName, me }: Attacker, more: Partial<QueryCommandInput> = {}): QueryCommandInput {
  const { ExpressionAttributeValues, ...rest } = more
  return {
    TableName: tableName,
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: me.partition }, ...ExpressionAttributeValues },
    ...rest,
  }
}

/** Adds the allowed projection, so that only the filter can cause a denial. */
const filter =
  (FilterExpression: string) =>
  (attacker: Attacker): QueryCommandInput =>
    withProjection(
      attacker,
      ownRows(attacker, { FilterExpression, ExpressionAttributeValues: { ':g': { S: 'Ingrid' } } }),
    )

/** Name, what it tries, and the Query that it asks. */
const rows: [name: string, tries: string, input: (attacker: Attacker) => QueryCommandInput][] = [
  [
    'no projection at all',
    'All attributes is what a Query without one asks for.',
    (attacker) => ownRows(attacker),
  ],
  [
    'a projection to the real name',
    '`realName`, which is for the agency’s lead alone.',
    (attacker) => ownRows(attacker, { ProjectionExpression: 'realName' }),
  ],
  [
    'a projection through an alias',
    'The same, by another name.',
    (attacker) =>
      ownRows(attacker, { ProjectionExpression: '#r', ExpressionAttributeNames: { '#r': 'realName' } }),
  ],
  [
    'a projection to a part of the real name',
    '`realName.part`, as if it were a map.',
    (attacker) => ownRows(attacker, { ProjectionExpression: 'realName.part' }),
  ],
  [
    'a count without the rows',
    '`Select=COUNT`: with a filter, each answer would be one bit.',
    (attacker) => ownRows(attacker, { Select: 'COUNT' }),
  ],
  [
    'a filter on the real name',
    'It need not come back to be guessed: `realName = :g` answers yes or no.',
    filter('realName = :g'),
  ],
  [
    'a filter on its beginning',
    'Letter by letter, `begins_with(realName, :g)` would spell it out.',
    filter('begins_with(realName, :g)'),
  ],
]

/** Attempts on hidden attributes of the caller's own rows. */
export const ownAttributeAttempts: readonly OwnAttempt[] = rows.map(([name, tries, input]) => ({
  name,
  tries,
  action: 'Query',
  toCall: (attacker) => ({ operation: 'Query', input: input(attacker) }),
}))
