import * as v from 'valibot'
import type { Access } from '../Access.ts'
import { attributesIn, selectOf } from '../attributesIn.ts'
import { contextOf } from '../contextOf.ts'
import type { Place } from '../Place.ts'
import type { AttributeMap, Readable } from '../parsedInput.ts'
import { parsedInput } from '../parsedInput.ts'
import { keyText, tableArn } from '../tableArn.ts'

const map = v.custom<AttributeMap>((value) => typeof value === 'object' && value !== null)
const gets = v.looseObject({ Keys: v.array(map) })
const writes = v.array(
  v.looseObject({
    PutRequest: v.optional(v.looseObject({ Item: map })),
    DeleteRequest: v.optional(v.looseObject({ Key: map })),
  }),
)

/** BatchGetItem and BatchWriteItem ask for items of several tables: one access for each, and all or nothing. */
export function batchAccesses(operation: string, input: Readable, place: Place): Access[] {
  return Object.entries(input.RequestItems ?? {}).map(([name, request]): Access => {
    const table = tableArn(name, place)
    const isRead = operation === 'BatchGetItem'
    const items = isRead ? v.parse(gets, request).Keys : v.parse(writes, request).map(itemOf)
    const read = isRead ? parsedInput(request as Record<string, unknown>).reads : undefined
    const partitionKey = place.tables.get(table.name)?.partitionKey
    return {
      action: `dynamodb:${operation}`,
      resource: table.arn,
      context: contextOf({
        leadingKeys: partitionKey === undefined ? [] : items.map((item) => keyText(item[partitionKey])),
        attributes: [
          ...items.flatMap((item) => Object.keys(item)),
          ...(read === undefined ? [] : attributesIn(read)),
        ],
        select: read === undefined ? undefined : selectOf(read),
        returnConsumedCapacity: input.ReturnConsumedCapacity,
      }),
    }
  })
}

function itemOf({ PutRequest, DeleteRequest }: v.InferOutput<typeof writes>[number]): AttributeMap {
  return PutRequest?.Item ?? DeleteRequest?.Key ?? {}
}
