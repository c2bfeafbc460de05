import type { Access } from '../Access.ts'
import type { Place } from '../Place.ts'
import { tableArn } from '../tableArn.ts'

/** An operation without condition keys of its own, on the table that it names or on all of them. */
export function otherAccess(
  operation: string,
  { TableName }: Readonly<Record<string, unknown>>,
  place: Place,
): Access {
  const resource =
    TableName === undefined || TableName === null
      ? `arn:aws:dynamodb:${place.region}:${place.account}:table/*`
      : tableArn(TableName, place).arn
  return { action: `dynamodb:${operation}`, resource, context: new Map() }
}
