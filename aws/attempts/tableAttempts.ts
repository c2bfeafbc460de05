import type { Attempt, Expected } from './Attempt.ts'
import { denied, deniedOn, deniedOnTable, deniedOrInvalid, ownItems, someOwnItems } from './expectations.ts'
import { fromOwnAttempt } from './fromOwnAttempt.ts'
import { ownTableAttempts } from './own/ownTableAttempts.ts'
import { signedQuery } from './signedQuery.ts'
import type { World } from './World.ts'

/** The same table, if its ARN said so. */
const elsewhere = (region: string) => (world: World) => world.tableArn.replace(`:${world.region}:`, region)

/** The table's name in small letters, or in capitals where the name is in small letters itself. */
function inOtherLetters({ tableName }: World): string {
  const small = tableName.toLowerCase()
  return small === tableName ? tableName.toUpperCase() : small
}

function queryTable(
  tableName: (world: World) => string,
  extra: (world: World) => object = () => ({}),
): Attempt['send'] {
  return (world) =>
    world.send(
      signedQuery(world, {
        TableName: tableName(world),
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: world.me.partition } },
        ...extra(world),
      }),
    )
}

const rows: [
  name: string,
  tries: string,
  table: (world: World) => string,
  expected: Expected,
  extra?: (world: World) => object,
][] = [
  [
    'the table’s own ARN in place of its name',
    'AWS takes it, and it means the same.',
    (world) => world.tableArn,
    ownItems,
  ],
  [
    'the table in another account',
    'The ARN with another account number.',
    (world) => world.tableArn.replace(world.account, '210987654321'),
    deniedOn('Query', (world) => world.tableArn.replace(world.account, '210987654321')),
  ],
  [
    'another’s rows by the table’s own ARN',
    'The twin: spelled so, it is still another’s key.',
    (world) => world.tableArn,
    denied('Query'),
    ({ other }) => ({ ExpressionAttributeValues: { ':u': { S: other.partition } } }),
  ],
  [
    'the table in another Region',
    'The ARN with another Region.',
    elsewhere(':us-east-1:'),
    deniedOn('Query', elsewhere(':us-east-1:')),
  ],
  [
    'the table in another partition of AWS',
    '`arn:aws-cn:…`',
    (world) => world.tableArn.replace('arn:aws:', 'arn:aws-cn:'),
    deniedOrInvalid,
  ],
  ['the table’s ARN in capitals', '`ARN:AWS:…`', (world) => world.tableArn.toUpperCase(), deniedOrInvalid],
  ['the table’s name and a line break', '', (world) => `${world.tableName}\n`, deniedOrInvalid],
  ['the table’s name and a null character', '', (world) => `${world.tableName}\u0000`, deniedOrInvalid],
  [
    'an ARN that goes on to an index',
    'The ARN and `/index/x` as a table name.',
    (world) => `${world.tableArn}/index/x`,
    deniedOrInvalid,
  ],
  [
    'a star for a table',
    'A name that would turn the request’s ARN into a pattern.',
    () => '*',
    deniedOrInvalid,
  ],
  [
    'a table name that ends in a star',
    'The first letters of the name and `*`.',
    ({ tableName }) => `${tableName.slice(0, 4)}*`,
    deniedOrInvalid,
  ],
  [
    'a table name with a slash',
    'The name and `/index/x`.',
    ({ tableName }) => `${tableName}/index/x`,
    deniedOrInvalid,
  ],
  [
    'the table’s name in other letters',
    'Names are case-sensitive.',
    inOtherLetters,
    deniedOnTable('Query', inOtherLetters),
  ],
  ['an empty table name', '', () => '', deniedOrInvalid],
  ['an index that is a star', '', (world) => world.tableName, deniedOrInvalid, () => ({ IndexName: '*' })],
]

/** The attempts that end otherwise than in a denial on the table. */
const otherwise: Readonly<Record<string, Expected>> = {
  'a table that does not exist': deniedOnTable('Query', 'NoSuchTable'),
  'an index with another partition key': denied('Query', 'byStation'),
  'the caller’s own rows by last contact': someOwnItems,
  'another’s rows by last contact': denied('Query', 'byLastContact'),
  'another’s rows by status': denied('Query', 'byStatus'),
  'everything that an index projects': denied('Query', 'byStatus'),
  'a Scan of an index': denied('Scan', 'byLastContact'),
  'which tables there are': deniedOnTable('ListTables', '*'),
}

export const tableAttempts: readonly Attempt[] = [
  ...ownTableAttempts.map((attempt) =>
    fromOwnAttempt(attempt, otherwise[attempt.name] ?? denied(attempt.action)),
  ),
  ...rows.map(
    ([name, tries, table, expected, extra]): Attempt => ({
      name,
      tries: tries === '' ? `Query with ${name}.` : tries,
      layer: 'policy',
      send: queryTable(table, extra),
      expected,
    }),
  ),
]
