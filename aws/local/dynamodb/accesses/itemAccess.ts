import type { Access } from '../Access.ts'
import { attributesIn, selectOf } from '../attributesIn.ts'
import { contextOf } from '../contextOf.ts'
import type { Place } from '../Place.ts'
import type { Readable } from '../parsedInput.ts'
import { keyText, type TableReference } from '../tableArn.ts'

/** GetItem, PutItem, UpdateItem and DeleteItem ask for one item. */
export function itemAccess(operation: string, input: Readable, table: TableReference, place: Place): Access {
  const item = input.Key ?? input.Item ?? {}
  const partitionKey = place.tables.get(table.name)?.partitionKey
  return {
    action: `dynamodb:${operation}`,
    resource: table.arn,
    context: contextOf({
      leadingKeys: partitionKey === undefined ? [] : [keyText(item[partitionKey])],
      attributes: attributesIn(input),
      ...(operation === 'GetItem'
        ? { select: selectOf(input) }
        : { returnValues: input.ReturnValues ?? 'NONE' }),
      returnConsumedCapacity: input.ReturnConsumedCapacity,
    }),
  }
}
