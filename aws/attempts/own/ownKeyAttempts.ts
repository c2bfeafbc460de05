import type { Attacker, OwnAttempt } from './OwnAttempt.ts'
import { withProjection } from './withProjection.ts'

const bareUuid = (identityId: string) => identityId.slice(identityId.indexOf(':') + 1)

/** Name, what it tries, and the key that a Query asks for. */
const rows: [name: string, tries: string, key: (attacker: Attacker) => string][] = [
  [
    'the caller’s own key',
    'The one key that must work. The answer contains only the caller’s own rows.',
    ({ me }) => me.partition,
  ],
  [
    'another administrator’s key',
    'An identity ID or a sub is no secret. An attacker who knows one asks for its rows.',
    ({ other }) => other.partition,
  ],
  [
    'the caller’s own sub of the other kind',
    'The user pool’s where the table has identity IDs, or the other way round: the wrong one of the two.',
    ({ me }) => me.wrongPartition,
  ],
  [
    'the caller’s own identity ID without the Region',
    'The bare UUID, as many tables have it by mistake.',
    ({ me }) => bareUuid(me.identityId),
  ],
  [
    'the caller’s own UUID in another Region',
    'The right UUID behind the wrong Region.',
    ({ me }) => `us-east-1:${bareUuid(me.identityId)}`,
  ],
  [
    'the caller’s own key in capitals',
    'StringEquals minds the case, and so does the key.',
    ({ me }) => me.partition.toUpperCase(),
  ],
  [
    'the caller’s own key with a space behind it',
    'A value that a careless comparison would trim.',
    ({ me }) => `${me.partition} `,
  ],
  ['the caller’s own key as a prefix', '“Leading” does not mean prefix.', ({ me }) => `${me.partition}#1`],
  ['the identity pool’s ID', 'Looks just like an identity ID.', ({ identityPoolId }) => identityPoolId],
  [
    'the policy variable as text',
    'If the variable were ever left unresolved, this would match it.',
    () => '${cognito-identity.amazonaws.com:sub}',
  ],
  ['a star', 'If the comparison knew wildcards, this would match all.', () => '*'],
]

/** Queries for one partition: the attacker's own, and keys that look like it. */
export const ownKeyAttempts: readonly OwnAttempt[] = rows.map(([name, tries, key]) => ({
  name,
  tries,
  action: 'Query',
  toCall: (attacker) => ({
    operation: 'Query',
    input: withProjection(attacker, {
      KeyConditionExpression: 'userId = :u',
      ExpressionAttributeValues: { ':u': { S: key(attacker) } },
    }),
  }),
}))
