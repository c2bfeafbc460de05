import * as v from 'valibot'
import type { Access } from '../Access.ts'
import { contextOf } from '../contextOf.ts'
import { invalid } from '../invalid.ts'
import type { Place } from '../Place.ts'
import type { AttributeMap } from '../parsedInput.ts'
import { keyText, tableArn } from '../tableArn.ts'

const map = v.custom<AttributeMap>((value) => typeof value === 'object' && value !== null)
const part = v.looseObject({ TableName: v.string(), Key: v.optional(map), Item: v.optional(map) })
const transaction = v.looseObject({
  TransactItems: v.pipe(v.array(v.record(v.string(), part)), v.minLength(1)),
})
const onlyOne = 'TransactItems can only contain one of Check, Put, Update or Delete'

/** IAM has no action for a transaction: each of its parts needs the one of its kind. */
const actions: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}

/**
 * TransactGetItems and TransactWriteItems.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export function transactionAccesses(operation: string, input: unknown, place: Place): Access[] {
  const parsed = v.safeParse(transaction, input)
  if (!parsed.success)
    throw invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must not be null",
    )
  return parsed.output.TransactItems.map((item): Access => {
    const [only, ...others] = Object.entries(item)
    if (only === undefined || others.length > 0) throw invalid(onlyOne)
    const [kind, { TableName, Key, Item }] = only
    const action = Object.hasOwn(actions, kind) ? actions[kind] : undefined
    if (action === undefined) throw invalid(onlyOne)
    const table = tableArn(TableName, place)
    const addressed = Key ?? Item ?? {}
    const partitionKey = place.tables.get(table.name)?.partitionKey
    return {
      action: `dynamodb:${action}`,
      resource: table.arn,
      context: contextOf({
        leadingKeys: partitionKey === undefined ? [] : [keyText(addressed[partitionKey])],
        attributes: Object.keys(addressed),
        enclosingOperation: operation,
      }),
    }
  })
}
