import type { Attempt, Expected } from '../Attempt.ts'
import { denied, eitherRefusal, invalid, ownItems } from '../expectations.ts'
import { signedQuery } from '../signedQuery.ts'
import { signedRequest } from '../signRequest.ts'
import type { World } from '../World.ts'

/** A Query for one partition, with whatever stands for its key. */
function queryFor(key: (world: World) => unknown, extra: object = {}) {
  return (world: World) =>
    world.send(
      signedQuery(world, {
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': key(world) },
        ...extra,
      }),
    )
}

const bareUuid = (identityId: string) => identityId.slice(identityId.indexOf(':') + 1)

/** Name, what it tries, the key as a string, and what has to happen. */
const rows: [name: string, tries: string, key: (world: World) => string, expected?: Expected][] = [
  [
    'one’s own key',
    'The one key that must work: everything that comes back is one’s own.',
    (world) => world.me.partition,
    ownItems(),
  ],
  [
    'another administrator’s key',
    'An identity ID or a sub is no secret. Whoever knows one asks for its rows.',
    (world) => world.other.partition,
  ],
  [
    'one’s own sub of the other kind',
    'The user pool’s where the table has identity IDs, or the other way round: the wrong one of the two.',
    (world) => world.me.wrongPartition,
  ],
  ['another’s sub of the other kind', 'The same, of somebody else.', (world) => world.other.wrongPartition],
  [
    'one’s own identity ID without the Region',
    'The bare UUID, as many tables have it by mistake.',
    (world) => bareUuid(world.me.identityId),
  ],
  [
    'another’s identity ID without the Region',
    'The bare UUID of somebody else.',
    (world) => bareUuid(world.other.identityId),
  ],
  [
    'one’s own UUID in another Region',
    'The right UUID behind the wrong Region.',
    (world) => `us-east-1:${bareUuid(world.me.identityId)}`,
  ],
  [
    'one’s own key in capitals',
    'StringEquals minds the case, and so does the key.',
    (world) => world.me.partition.toUpperCase(),
  ],
  [
    'one’s own key with a space behind it',
    'A value that a careless comparison would trim.',
    (world) => `${world.me.partition} `,
  ],
  [
    'one’s own key with a line break',
    'A value that a pattern anchored with $ would accept.',
    (world) => `${world.me.partition}\n`,
  ],
  [
    'one’s own key and a null character',
    'A value that a C string would cut.',
    (world) => `${world.me.partition}\u0000${world.other.partition}`,
  ],
  ['one’s own key as a prefix', '“Leading” does not mean prefix.', (world) => `${world.me.partition}#1`],
  [
    'one’s own key in full-width letters',
    'Looks alike after Unicode normalisation.',
    (world) => world.me.partition.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
  [
    'one’s own key with a zero-width space',
    'Looks the same on screen.',
    (world) => `${world.me.partition}\u200b`,
  ],
  ['the identity pool’s ID', 'Looks just like an identity ID.', (world) => world.identityPoolId],
  [
    'the policy variable as text',
    'If the variable were ever left unresolved, this would match it.',
    () => '${cognito-identity.amazonaws.com:sub}',
  ],
  [
    'the policy’s other variable as text',
    'The same, for the principal tag.',
    () => '${aws:PrincipalTag/userid}',
  ],
  ['a star', 'If the comparison knew wildcards, this would match all.', () => '*'],
  ['the user name', 'What a person would try first.', (world) => world.other.username],
]

export const keyAttempts: readonly Attempt[] = [
  ...rows.map(
    ([name, tries, key, expected = denied('Query')]): Attempt => ({
      name,
      tries,
      layer: 'policy',
      send: queryFor((world) => ({ S: key(world) })),
      expected,
    }),
  ),
  {
    name: 'the key as a number',
    tries: 'Another type than the table’s key has.',
    layer: 'policy',
    send: queryFor(() => ({ N: '1' })),
    expected: denied('Query'),
  },
  {
    name: 'the key as bytes',
    tries: 'Another’s key, in base64, as a binary value.',
    layer: 'policy',
    send: queryFor((world) => ({ B: Buffer.from(world.other.partition).toString('base64') })),
    expected: denied('Query'),
  },
  {
    name: 'the key as a list of two',
    tries: 'One’s own and another’s key as a string set.',
    layer: 'policy',
    send: queryFor((world) => ({ SS: [world.me.partition, world.other.partition] })),
    expected: eitherRefusal,
  },
  {
    name: 'an empty key',
    tries: 'An empty string, which a careless extractor takes for no key at all.',
    layer: 'policy',
    send: queryFor(() => ({ S: '' })),
    expected: eitherRefusal,
  },
  {
    name: 'a key of null',
    tries: 'JSON null where the value should be.',
    layer: 'validation',
    send: queryFor(() => null),
    expected: { is: 'refused', type: 'ValidationException', message: /./ },
  },
  {
    name: 'a key with two types',
    tries: 'One’s own ID as a string and another’s as a number, in one value.',
    layer: 'validation',
    send: queryFor((world) => ({ S: world.me.partition, N: '1' })),
    expected: { is: 'refused', type: 'ValidationException', message: /./ },
  },
  {
    name: 'a key that the body gives twice',
    tries: 'A duplicate JSON key: the policy must see the value that the engine runs.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(
          world,
          'Query',
          `{"TableName":"${world.tableName}","KeyConditionExpression":"userId = :u","ProjectionExpression":"fieldName","ExpressionAttributeValues":{":u":{"S":"${world.me.partition}"},":u":{"S":"${world.other.partition}"}}}`,
        ),
      ),
    expected: denied('Query'),
  },
  {
    name: 'no key at all',
    tries: 'A Query without a key condition: ForAllValues is true when there is no key.',
    layer: 'validation',
    send: (world) => world.send(signedQuery(world, {})),
    expected: invalid(
      /^Either the KeyConditions or KeyConditionExpression parameter must be specified in the request\.$/,
    ),
  },
]
