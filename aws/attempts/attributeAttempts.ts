import type { Attempt, Expected } from './Attempt.ts'
import { denied, deniedOrInvalid, invalid, ownItems } from './expectations.ts'
import { fromOwnAttempt } from './fromOwnAttempt.ts'
import { ownAttributeAttempts } from './own/ownAttributeAttempts.ts'
import { signedQuery } from './signedQuery.ts'
import { signedRequest } from './signRequest.ts'
import type { World } from './World.ts'

interface Extra {
  /** Besides the key. */
  values?: object
  [parameter: string]: unknown
}

/** Queries the caller's own partition, which the policy allows, so that only the attributes can cause a denial. */
function ownPartition(world: World, { values = {}, ...extra }: Extra): object {
  return {
    TableName: world.tableName,
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: world.me.partition }, ...values },
    ...extra,
  }
}

/** Exactly what is written here. */
const query =
  (extra: Extra): Attempt['send'] =>
  (world) =>
    world.send(signedRequest(world, 'Query', ownPartition(world, extra)))

/** Adds the allowed projection, so that only the filter can cause a denial. */
const filter =
  (FilterExpression: string, extra: Extra = {}): Attempt['send'] =>
  (world) =>
    world.send(signedQuery(world, ownPartition(world, { FilterExpression, ...extra })))

const legacy =
  (extra: object): Attempt['send'] =>
  (world) =>
    world.send(
      signedRequest(world, 'Query', {
        TableName: world.tableName,
        KeyConditions: {
          userId: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: world.me.partition }] },
        },
        ...extra,
      }),
    )

const alias = { ExpressionAttributeNames: { '#r': 'realName' } }
const guess = { values: { ':g': { S: 'Ingrid' } } }
const project = (ProjectionExpression: string, extra: Extra = {}) => query({ ProjectionExpression, ...extra })

const deniedQuery = denied('Query')

const rows: [name: string, tries: string, send: Attempt['send'], expected?: Expected][] = [
  ['all attributes by name', 'Select=ALL_ATTRIBUTES.', query({ Select: 'ALL_ATTRIBUTES' })],
  ['a projection to the real name among others', '', project('fieldName, station, realName')],
  ['a projection to an element of the real name', '`realName[0]`', project('realName[0]')],
  ['a projection to a part through an alias', '`#r[0].#r`', project('#r[0].#r', alias)],
  [
    'a projection to an attribute that nobody has',
    'The policy lists what may be read, and not what may not.',
    project('fieldName, salary'),
  ],
  ['a projection to REALNAME', 'Names of attributes mind the case.', project('REALNAME')],
  ['the real name in AttributesToGet', 'The old way.', legacy({ AttributesToGet: ['realName'] })],
  ['neither AttributesToGet nor projection', 'The old way, without.', legacy({})],
  [
    'specific attributes that are not named',
    'Select=SPECIFIC_ATTRIBUTES, which is what the policy looks for, and no projection.',
    query({ Select: 'SPECIFIC_ATTRIBUTES' }),
    invalid(
      'One or more parameter values were invalid: Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    ),
  ],
  [
    'specific attributes in small letters',
    'Select=specific_attributes, which would be another word to the policy.',
    query({ Select: 'specific_attributes', ProjectionExpression: 'fieldName' }),
    invalid(/at 'select' failed to satisfy constraint: Member must satisfy enum value set/),
  ],
  [
    'a count beside a projection',
    'Select=COUNT with an allowed projection: the policy might read the one and the engine the other.',
    query({ Select: 'COUNT', ProjectionExpression: 'fieldName' }),
    invalid(
      'One or more parameter values were invalid: Cannot specify the ProjectionExpression when choosing to get only the Count',
    ),
  ],
  [
    'what an index projects, without an index',
    'Select=ALL_PROJECTED_ATTRIBUTES.',
    query({ Select: 'ALL_PROJECTED_ATTRIBUTES' }),
    invalid(/ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName/),
  ],
  [
    'the capacity that the rows took',
    'ReturnConsumedCapacity=INDEXES: tells how much the call read of the caller’s own rows.',
    (world) => world.send(signedQuery(world, ownPartition(world, { ReturnConsumedCapacity: 'INDEXES' }))),
    ownItems,
  ],
  ['a filter through an alias', '`#r = :g`', filter('#r = :g', { ...alias, ...guess })],
  ['a filter on what it contains', '', filter('contains(realName, :g)', guess)],
  ['a filter on whether it is there', '', filter('attribute_exists(realName)')],
  ['a filter on its length', '', filter('size(realName) > :g', { values: { ':g': { N: '9' } } })],
  ['a filter on its type', '', filter('attribute_type(realName, :g)', { values: { ':g': { S: 'S' } } })],
  ['a filter that compares it with another', '', filter('specialty < realName')],
  ['a filter with it on the right', '`:g > realName`', filter(':g > realName', guess)],
  ['a filter with it in a list', '`:g IN (station, realName)`', filter(':g IN (station, realName)', guess)],
  ['a filter with it as a bound', '', filter(':g BETWEEN notes AND realName', guess)],
  ['a filter with it inside a function', '', filter('contains(notes, realName)')],
  [
    'a filter with it behind OR and NOT',
    '',
    filter('station = :g OR NOT (missions = :g AND realName = :g)', guess),
  ],
  [
    'the real name in a legacy QueryFilter',
    '',
    legacy({
      AttributesToGet: ['fieldName'],
      QueryFilter: {
        realName: { ComparisonOperator: 'BEGINS_WITH', AttributeValueList: [{ S: 'Ingrid' }] },
      },
    }),
  ],
  [
    'the real name in a legacy QueryFilter, one of two',
    'Joined by OR: that the other may be seen does not open it.',
    legacy({
      AttributesToGet: ['fieldName'],
      ConditionalOperator: 'OR',
      QueryFilter: {
        station: { ComparisonOperator: 'NOT_NULL' },
        realName: { ComparisonOperator: 'BEGINS_WITH', AttributeValueList: [{ S: 'Ingrid' }] },
      },
    }),
  ],
  [
    'the real name in the key condition',
    'It is no key.',
    (world) =>
      world.send(
        signedQuery(world, {
          ...ownPartition(world, guess),
          KeyConditionExpression: 'userId = :u AND realName = :g',
        }),
      ),
    deniedOrInvalid,
  ],
  [
    'the real name in the start key',
    'Where the next page begins would tell how names are ordered.',
    (world) =>
      world.send(
        signedQuery(
          world,
          ownPartition(world, {
            ExclusiveStartKey: {
              userId: { S: world.me.partition },
              fieldName: { S: 'A' },
              realName: { S: 'M' },
            },
          }),
        ),
      ),
    invalid('The provided starting key is invalid'),
  ],
  [
    'an order by real name',
    'An index whose sort key it would be.',
    (world) => world.send(signedQuery(world, ownPartition(world, { IndexName: 'by-realName' }))),
    denied('Query', 'by-realName'),
  ],
  [
    'the rows from behind',
    'The twin: the one order there is, by field name, works both ways and tells nothing.',
    (world) => world.send(signedQuery(world, ownPartition(world, { ScanIndexForward: false }))),
    ownItems,
  ],
  [
    'a filter on what one may see',
    'The twin: filters are not what is refused.',
    filter('#s <> :g', { ...guess, ExpressionAttributeNames: { '#s': 'status' } }),
    ownItems,
  ],
  [
    'an alias for the real name that nothing uses',
    '',
    (world) => world.send(signedQuery(world, ownPartition(world, alias))),
    invalid('Value provided in ExpressionAttributeNames unused in expressions: keys: {#r}'),
  ],
]

/** Attempts on hidden attributes of the caller's own rows. */
export const attributeAttempts: readonly Attempt[] = [
  ...ownAttributeAttempts.map((attempt) => fromOwnAttempt(attempt, deniedQuery)),
  ...rows.map(
    ([name, tries, send, expected = deniedQuery]): Attempt => ({
      name,
      tries: tries === '' ? `Asks for the caller’s own rows with ${name}.` : tries,
      layer: isAboutForm(expected) ? 'validation' : 'policy',
      send,
      expected,
    }),
  ),
]

function isAboutForm(expected: Expected): boolean {
  return expected.is === 'refused' && expected.ways.every(({ type }) => type === 'ValidationException')
}
