import type { Access } from '../Access.ts'
import { attributesIn, selectOf } from '../attributesIn.ts'
import { contextOf } from '../contextOf.ts'
import type { Place } from '../Place.ts'
import type { Readable } from '../parsedInput.ts'
import { keyText, type TableReference } from '../tableArn.ts'

/** Query asks for one partition of a table or of an index. */
export function queryAccess(input: Readable, table: TableReference, place: Place): Access {
  return {
    action: 'dynamodb:Query',
    resource: input.IndexName === undefined ? table.arn : `${table.arn}/index/${input.IndexName}`,
    context: contextOf({
      leadingKeys: leadingKeys(input, table, place),
      attributes: attributesIn(input),
      select: selectOf(input),
      returnConsumedCapacity: input.ReturnConsumedCapacity,
    }),
  }
}

/**
 * The value that the partition key is compared with. On an index it is the index's own partition key, whoever may
 * write that; the local AWS has no indexes, so every equality of the request counts.
 */
function leadingKeys({ KeyConditions = {}, IndexName }: Readable, table: TableReference, { tables }: Place) {
  const partitionKey = IndexName === undefined ? tables.get(table.name)?.partitionKey : undefined
  return Object.entries(KeyConditions)
    .filter(([name]) => partitionKey === undefined || name === partitionKey)
    .filter(([, { ComparisonOperator }]) => ComparisonOperator === 'EQ')
    .flatMap(([, { AttributeValueList = [] }]) => AttributeValueList.map(keyText))
}
