import type { Access } from '../Access.ts'
import { attributesIn, selectOf } from '../attributesIn.ts'
import { contextOf } from '../contextOf.ts'
import type { Readable } from '../parsedInput.ts'
import type { TableReference } from '../tableArn.ts'

/** Scan reads everything, whatever it filters: it has no leading keys. */
export function scanAccess(input: Readable, table: TableReference): Access {
  return {
    action: 'dynamodb:Scan',
    resource: input.IndexName === undefined ? table.arn : `${table.arn}/index/${input.IndexName}`,
    context: contextOf({
      attributes: attributesIn(input),
      select: selectOf(input),
      returnConsumedCapacity: input.ReturnConsumedCapacity,
    }),
  }
}
