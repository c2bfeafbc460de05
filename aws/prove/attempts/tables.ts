import { tableAttempts as ownTableAttempts } from '../../attempts/tableAttempts.ts'
import type { Attempt, Expected } from '../Attempt.ts'
import { denied, deniedOn, eitherRefusal, ownItems } from '../expectations.ts'
import { fromOwnAttempt } from '../fromOwnAttempt.ts'
import { signedQuery } from '../signedQuery.ts'
import type { World } from '../World.ts'

function queryTable(tableName: (world: World) => string, extra: object = {}): Attempt['send'] {
  return (world) =>
    world.send(
      signedQuery(world, {
        TableName: tableName(world),
        KeyConditionExpression: 'userId = :u',
        ExpressionAttributeValues: { ':u': { S: world.me.partition } },
        ...extra,
      }),
    )
}

const rows: [
  name: string,
  tries: string,
  table: (world: World) => string,
  expected: Expected,
  extra?: object,
][] = [
  [
    'the table’s own ARN in place of its name',
    'AWS takes it, and it means the same.',
    (world) => world.tableArn,
    ownItems(),
  ],
  [
    'the table in another account',
    'The ARN with another account number.',
    (world) => world.tableArn.replace(world.account, '210987654321'),
    deniedOn('Query', (world) => world.tableArn.replace(world.account, '210987654321')),
  ],
  [
    'an ARN that goes on to an index',
    '`…:table/AgentsTable/index/x` as a table name.',
    (world) => `${world.tableArn}/index/x`,
    eitherRefusal,
  ],
  [
    'a star for a table',
    'A name that would turn the request’s ARN into a pattern.',
    () => '*',
    eitherRefusal,
  ],
  ['a table name that ends in a star', '`Agents*`', () => 'Agents*', eitherRefusal],
  ['a table name with a slash', '`AgentsTable/index/x`', () => 'AgentsTable/index/x', eitherRefusal],
  [
    'the table’s name in small letters',
    'Names mind the case.',
    () => 'agentstable',
    denied('Query', 'table/agentstable'),
  ],
  ['an empty table name', '', () => '', eitherRefusal],
  ['an index that is a star', '', (world) => world.tableName, eitherRefusal, { IndexName: '*' }],
]

/** What follows the account in the ARN that each is denied on. */
const deniedOnResource: Readonly<Record<string, string>> = {
  'a table that does not exist': 'table/NoSuchTable',
  'an index of the table': 'table/AgentsTable/index/by-station',
  'which tables there are': 'table/*',
}

export const tableAttempts: readonly Attempt[] = [
  ...ownTableAttempts.map((attempt) =>
    fromOwnAttempt(attempt, denied(attempt.action, deniedOnResource[attempt.name])),
  ),
  ...rows.map(
    ([name, tries, table, expected, extra = {}]): Attempt => ({
      name,
      tries: tries === '' ? `Query with ${name}.` : tries,
      layer: 'policy',
      send: queryTable(table, extra),
      expected,
    }),
  ),
]
