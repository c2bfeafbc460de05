import { checkChanges } from './checkChanges.ts'
import type { Change, Item, Table } from './Dynalite.ts'
import { dynalite } from './mendedDynalite.ts'
import { toAwsError } from './validateInput.ts'

/**
 * The changes that put items into a table which has none of their keys: each item, and its entry in each index. A
 * PutItem of each makes the same changes. A test compares the two.
 *
 * @throws AwsError ValidationException
 */
export function entriesOf(table: Table, items: readonly Item[]): Change[] {
  const { TableName, GlobalSecondaryIndexes = [] } = table
  const changes = items.flatMap((item): Change[] => {
    const fault = dynalite.validateItem(item, table)
    if (fault) throw toAwsError(fault)
    const { puts } = dynalite.getIndexActions(GlobalSecondaryIndexes, undefined, item, table)
    return [
      ...puts.map(({ index, key, item: value }): Change => {
        return { type: 'put', key: `index-global~${TableName}~${index}~${key}`, value }
      }),
      { type: 'put', key: `item-${TableName}~${dynalite.createKey(item, table)}`, value: item },
    ]
  })
  checkChanges(changes, 'PutItem', table)
  return changes
}
