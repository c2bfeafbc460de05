import type { Access } from '../Access.ts'
import { contextOf } from '../contextOf.ts'
import type { Database, KeyNames } from '../Database.ts'
import { findTable, findTarget } from '../findTable.ts'
import { elementsOf, type JsonMembers, textOf } from '../json.ts'
import { keyText } from '../leadingKeysIn.ts'
import { type Condition, type Equality, parseStatement, type Statement } from './parseStatement.ts'

/**
 * One statement of ExecuteStatement, BatchExecuteStatement or ExecuteTransaction. IAM's action is the statement's verb;
 * the leading keys are the values that WHERE binds the partition key to, or the one of the item that INSERT puts. A
 * statement that WHERE binds to no partition has none, and a SELECT is then a scan of the whole table.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export function partiqlAccess(operation: string, input: JsonMembers, database: Database): Access {
  const statement = parseStatement(textOf(input.Statement) ?? '')
  const table = statement && findTable(statement.table, database)
  const target = table && findTarget(table, statement.index)
  if (statement === undefined || target === undefined) {
    return { action: `dynamodb:${operation}`, resource: '*', context: new Map() }
  }
  const parameters = elementsOf(input.Parameters)
  const bound = boundBy(statement, target.keys, parameters)
  const { verb, attributes } = statement
  return {
    action: `dynamodb:PartiQL${verb}`,
    resource: target.resource,
    context: contextOf({
      leadingKeys: bound ?? [],
      attributes,
      select: verb === 'Select' ? selectOf(statement) : undefined,
      fullTableScan: verb === 'Select' ? bound === undefined : undefined,
      returnValues: verb === 'Update' || verb === 'Delete' ? returnValuesOf(statement, input) : undefined,
      returnConsumedCapacity: textOf(input.ReturnConsumedCapacity),
      enclosingOperation: operation === 'ExecuteTransaction' ? operation : undefined,
    }),
  }
}

function selectOf({ isWhole, index }: Statement): string {
  if (!isWhole) return 'SPECIFIC_ATTRIBUTES'
  return index === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES'
}

function returnValuesOf({ returning }: Statement, { ReturnValuesOnConditionCheckFailure }: JsonMembers) {
  return ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? 'ALL_OLD' : (returning ?? 'NONE')
}

/** The partition keys that a statement is bound to; undefined for a statement that is bound to none. */
function boundBy(
  { where, item, verb }: Statement,
  keys: KeyNames | undefined,
  parameters: readonly unknown[],
): string[] | undefined {
  if (keys === undefined) return undefined
  const bindings = (equality: Equality): string[] | undefined => {
    if (equality.attribute !== keys.partitionKey) return undefined
    const texts = equality.values.map((value) => {
      if (value === undefined) return undefined
      return value.is === 'literal' ? [value.text].filter(Boolean) : keyText(parameters[value.index])
    })
    return texts.every((each) => each !== undefined) ? texts.flat() : undefined
  }
  if (verb === 'Insert') return item.map(bindings).find((each) => each !== undefined)
  return where === undefined ? undefined : boundByCondition(where, bindings)
}

function boundByCondition(
  condition: Condition,
  bindings: (equality: Equality) => string[] | undefined,
): string[] | undefined {
  switch (condition.is) {
    case 'other':
      return undefined
    case 'equality':
      return bindings(condition.equality)
    case 'and': {
      const bound = condition.conditions
        .map((each) => boundByCondition(each, bindings))
        .filter((each) => each !== undefined)
      return bound.length === 0 ? undefined : bound.flat()
    }
    case 'or': {
      // One branch without the partition key reads every partition.
      const bound = condition.conditions.map((each) => boundByCondition(each, bindings))
      return bound.every((each) => each !== undefined) ? bound.flat() : undefined
    }
  }
}
