import type { Database } from '../../policy/request/Database.ts'
import type { NamedTable } from '../../policy/request/findTable.ts'
import { elementsOf, membersOf } from '../../policy/request/json.ts'
import { checkExpressions } from './checkExpressions.ts'
import { checkNesting } from './checkValues.ts'
import type { Rules } from './Dynalite.ts'
import { engineOperations } from './engineOperations.ts'
import { invalid } from './invalid.ts'
import { requireTable } from './requireTable.ts'
import { checkParsed, limits, validate } from './validateInput.ts'

type Members = Readonly<Record<string, unknown>>

/** Parameters that an operation has by itself, and not as a part of a transaction. */
const onlyAlone = [
  'ReturnValues',
  'ReturnConsumedCapacity',
  'ReturnItemCollectionMetrics',
  'ConsistentRead',
  'AttributesToGet',
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
]

/** The rules for a part are those of the operation of its kind. */
function part(operation: string, required: readonly string[] = []): Rules {
  const { types = {}, custom } = engineOperations.get(operation)?.rules ?? {}
  const members = Object.entries(types)
    .filter(([name]) => !onlyAlone.includes(name))
    .map(([name, type]) => [name, required.includes(name) ? { ...membersOf(type), notNull: true } : type])
  return { types: Object.fromEntries(members), custom }
}

const kinds: Readonly<Record<string, Readonly<Record<string, Rules>>>> = {
  TransactGetItems: { Get: part('GetItem') },
  TransactWriteItems: {
    // A check has the parameters of a delete, and must have a condition.
    ConditionCheck: part('DeleteItem', ['ConditionExpression']),
    Delete: part('DeleteItem'),
    Put: part('PutItem'),
    Update: part('UpdateItem', ['UpdateExpression']),
  },
}

const ownMembers: Readonly<Record<string, object>> = {
  TransactGetItems: {},
  TransactWriteItems: {
    ClientRequestToken: { type: 'String', lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
    ReturnItemCollectionMetrics: { type: 'String', enum: ['SIZE', 'NONE'] },
  },
}

/**
 * Validates TransactGetItems or TransactWriteItems: each part by the rules of the operation of its kind.
 *
 * @throws AwsError SerializationException, ValidationException
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export function validateTransaction(
  operation: 'TransactGetItems' | 'TransactWriteItems',
  given: Members,
  database: Database,
): Record<string, unknown> {
  const parts = kinds[operation] ?? {}
  const structures = Object.entries(parts).map(([kind, { types }]) => [
    kind,
    { type: `ValueStruct<${kind}>`, children: types },
  ])
  const rules: Rules = {
    types: {
      ...ownMembers[operation],
      ReturnConsumedCapacity: { type: 'String', enum: ['INDEXES', 'TOTAL', 'NONE'] },
      TransactItems: {
        type: 'List',
        notNull: true,
        lengthGreaterThanOrEqual: 1,
        lengthLessThanOrEqual: 100,
        children: {
          type: `ValueStruct<${operation.slice(0, -1)}>`,
          children: Object.fromEntries(structures),
        },
      },
    },
  }
  const TransactItems = Array.isArray(given.TransactItems)
    ? given.TransactItems.map((item) => withTables(item, ({ name }) => name, database))
    : given.TransactItems
  const input = validate(rules, { ...given, TransactItems }, (typed) => {
    for (const item of elementsOf(typed.TransactItems)) {
      const [only, ...others] = Object.entries(membersOf(item))
      if (only === undefined || others.length > 0) {
        throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
      }
      const [kind, each] = only
      checkPart(membersOf(each), parts[kind]?.custom)
    }
  })
  // The engine knows tables by name only. A table of another account or Region keeps its ARN, so that the engine does
  // not take it for our table of that name.
  const arnOf = (table: NamedTable) => (table.isHere ? table.name : table.arn)
  const named = elementsOf(given.TransactItems).map((item) => withTables(item, arnOf, database))
  for (const [index, item] of elementsOf(input.TransactItems).entries()) {
    for (const [kind, each] of Object.entries(membersOf(item))) {
      Object.assign(membersOf(each), { TableName: membersOf(membersOf(named[index])[kind]).TableName })
    }
  }
  return input
}

function checkPart(each: Members, custom: Rules['custom']): void {
  checkExpressions(each)
  checkNesting(each.Item)
  const fault = custom?.(each, limits)
  if (fault !== undefined && fault !== null) throw invalid(fault)
  checkParsed(each)
}

/**
 * An element of TransactItems with other names for its tables. The engine's rules refuse an element without a table.
 */
function withTables(item: unknown, nameOf: (table: NamedTable) => string, database: Database): unknown {
  const parts = Object.entries(membersOf(item))
  if (parts.length === 0) return item
  return Object.fromEntries(
    parts.map(([kind, each]) => {
      const { TableName } = membersOf(each)
      if (typeof TableName !== 'string') return [kind, each]
      return [kind, { ...membersOf(each), TableName: nameOf(requireTable(TableName, database)) }]
    }),
  )
}
