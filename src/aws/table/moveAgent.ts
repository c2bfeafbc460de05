import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { toAppError } from '../toAppError.ts'
import type { AgentsTable } from './openAgentsTable.ts'

export type MoveOutcome =
  | 'moved'
  /** The agent is gone, or one of its attributes has another value by now. */
  | 'changed-meanwhile'
  /** The other office has an agent of this field name. */
  | 'name-taken'

const cancelled = v.object({ CancellationReasons: v.array(v.object({ Code: v.optional(v.string()) })) })

/**
 * Moves an agent to another partition: one transaction that puts the item there and deletes it here, so that it is
 * never in both and never in neither. A key cannot be updated. Rejects with an AppError.
 *
 * @param item - the whole item, as it was read: what has changed since would be lost, so the transaction asks for it
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function moveAgent(
  table: AgentsTable,
  item: Readonly<Record<string, unknown>>,
  to: string,
  signal: AbortSignal,
): Promise<MoveOutcome> {
  const { userId, fieldName, ...rest } = item
  const parts = Object.entries(rest).map(([name, value], index) => ({
    condition: `#a${index} = :a${index}`,
    name: [`#a${index}`, name] as const,
    value: [`:a${index}`, value] as const,
  }))
  const command = new TransactWriteCommand({
    TransactItems: [
      {
        Put: {
          TableName: table.name,
          Item: { ...item, userId: to },
          ConditionExpression: 'attribute_not_exists(fieldName)',
        },
      },
      {
        Delete: {
          TableName: table.name,
          Key: { userId, fieldName },
          ConditionExpression: [
            'attribute_exists(fieldName)',
            ...parts.map(({ condition }) => condition),
          ].join(' AND '),
          ...(parts.length > 0 && {
            ExpressionAttributeNames: Object.fromEntries(parts.map(({ name }) => name)),
            ExpressionAttributeValues: Object.fromEntries(parts.map(({ value }) => value)),
          }),
        },
      },
    ],
  })
  try {
    await table.call((client, options) => client.send(command, options), signal)
    return 'moved'
  } catch (error) {
    const reasons = v.is(cancelled, error) ? error.CancellationReasons.map(({ Code }) => Code) : []
    if (reasons[0] === 'ConditionalCheckFailed') return 'name-taken'
    if (reasons[1] === 'ConditionalCheckFailed') return 'changed-meanwhile'
    throw toAppError(error)
  }
}
