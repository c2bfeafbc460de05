import type { Attempt } from './Attempt.ts'
import { denied, deniedOrInvalid, invalid, ownItems, refused, refusedEither } from './expectations.ts'
import { fromOwnAttempt } from './fromOwnAttempt.ts'
import { ownKeyAttempts } from './own/ownKeyAttempts.ts'
import { signedQuery } from './signedQuery.ts'
import { signedRequest } from './signRequest.ts'
import type { World } from './World.ts'

/** A Query for one partition, with any value in the place of its key. */
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

/** Name, what it tries, and the key as a string; none of them may work. */
const rows: [name: string, tries: string, key: (world: World) => string][] = [
  ['another’s sub of the other kind', 'The same, of somebody else.', (world) => world.other.wrongPartition],
  [
    'another’s identity ID without the Region',
    'The bare UUID of somebody else.',
    (world) => bareUuid(world.other.identityId),
  ],
  [
    'the caller’s own key with a line break',
    'A value that a pattern anchored with $ would accept.',
    (world) => `${world.me.partition}\n`,
  ],
  [
    'the caller’s own key and a null character',
    'A value that a C string would cut.',
    (world) => `${world.me.partition}\u0000${world.other.partition}`,
  ],
  [
    'the caller’s own key in full-width letters',
    'Looks alike after Unicode normalisation.',
    (world) => world.me.partition.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
  [
    'the caller’s own key with a zero-width space',
    'Looks the same on screen.',
    (world) => `${world.me.partition}\u200b`,
  ],
  [
    'the policy’s other variable as text',
    'The same, for the principal tag.',
    () => '${aws:PrincipalTag/userid}',
  ],
  ['the user name', 'What a person would try first.', (world) => world.other.username],
  [
    'the caller’s own key with a space before it',
    'The other side of a careless trim.',
    (world) => ` ${world.me.partition}`,
  ],
  [
    'the caller’s own key and another’s, with a comma between',
    'A policy check that splits the value would find a list of keys.',
    (world) => `${world.me.partition},${world.other.partition}`,
  ],
  [
    'the caller’s own key as a list in JSON',
    'A policy check that parses the value would find a list of keys.',
    (world) => JSON.stringify([world.me.partition, world.other.partition]),
  ],
  [
    'the caller’s own key with its hyphens escaped',
    '%2D, as in a URL.',
    (world) => world.me.partition.replaceAll('-', '%2D'),
  ],
  ['the Region and a star', 'A pattern that all identity IDs match.', ({ region }) => `${region}:*`],
  [
    'a question mark for every character',
    'The other wildcard.',
    (world) => '?'.repeat(world.other.partition.length),
  ],
]

export const keyAttempts: readonly Attempt[] = [
  ...ownKeyAttempts.map((attempt) =>
    fromOwnAttempt(attempt, attempt.name === 'the caller’s own key' ? ownItems : denied('Query')),
  ),
  ...rows.map(
    ([name, tries, key]): Attempt => ({
      name,
      tries,
      layer: 'policy',
      send: queryFor((world) => ({ S: key(world) })),
      expected: denied('Query'),
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
    tries: 'The caller’s own and another’s key as a string set.',
    layer: 'policy',
    send: queryFor((world) => ({ SS: [world.me.partition, world.other.partition] })),
    expected: deniedOrInvalid,
  },
  {
    name: 'an empty key',
    tries: 'An empty string, which a careless extractor takes for no key at all.',
    layer: 'policy',
    send: queryFor(() => ({ S: '' })),
    expected: deniedOrInvalid,
  },
  {
    name: 'a key of null',
    tries: 'JSON null where the value should be.',
    layer: 'validation',
    send: queryFor(() => null),
    expected: invalid(/^ExpressionAttributeValues /),
  },
  {
    name: 'a key with two types',
    tries: 'The caller’s own ID as a string and another’s as a number, in one value.',
    layer: 'validation',
    send: queryFor((world) => ({ S: world.me.partition, N: '1' })),
    expected: invalid(
      'ExpressionAttributeValues contains invalid value: Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes for key :u',
    ),
  },
  {
    name: 'a key of a type that does not exist',
    tries: '`{"s": …}`: types mind the case.',
    layer: 'validation',
    send: queryFor((world) => ({ s: world.me.partition })),
    expected: invalid(/^ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty/),
  },
  {
    name: 'a list where the key’s text should be',
    tries: '`{"S": ["…", "…"]}`',
    layer: 'validation',
    send: queryFor((world) => ({ S: [world.me.partition, world.other.partition] })),
    expected: refused('SerializationException', /^/),
  },
  ...Object.entries({
    'a map': ({ other }: World) => ({ M: { S: { S: other.partition } } }),
    'a list': ({ other }: World) => ({ L: [{ S: other.partition }] }),
    'a boolean': () => ({ BOOL: true }),
    nothing: () => ({ NULL: true }),
  }).map(
    ([what, key]): Attempt => ({
      name: `the key as ${what}`,
      tries: 'A type that no key can have.',
      layer: 'policy',
      send: queryFor(key),
      expected: deniedOrInvalid,
    }),
  ),
  {
    name: 'the caller’s own key and half a character',
    tries: 'A lone surrogate, escaped in JSON: UTF-8 has no bytes for it.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(
          world,
          'Query',
          `{"TableName":"${world.tableName}","KeyConditionExpression":"userId = :u","ProjectionExpression":"fieldName","ExpressionAttributeValues":{":u":{"S":"${world.me.partition}\\ud800"}}}`,
        ),
      ),
    expected: refusedEither(deniedOrInvalid, refused('SerializationException', /^/)),
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
    name: 'a type that the key gives twice',
    tries: 'A duplicate JSON key one level deeper: `{"S": own, "S": another’s}`.',
    layer: 'policy',
    send: (world) =>
      world.send(
        signedRequest(
          world,
          'Query',
          `{"TableName":"${world.tableName}","KeyConditionExpression":"userId = :u","ProjectionExpression":"fieldName","ExpressionAttributeValues":{":u":{"S":"${world.me.partition}","S":"${world.other.partition}"}}}`,
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
