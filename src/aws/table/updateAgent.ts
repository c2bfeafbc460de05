import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { toAppError } from '../toAppError.ts'
import type { AgentsTable } from './openAgentsTable.ts'

/** A value as it is written. Null removes the attribute. */
export type NewValue = string | number | null

export interface AgentUpdate {
  /** `userId` of the agent. */
  partition: string
  fieldName: string
  changes: Readonly<Record<string, NewValue>>
  /** The item as it was read: the update is refused when one of the changed attributes has another value by now. */
  seen: Readonly<Record<string, unknown>>
}

/**
 * Changes some attributes of one agent, in one UpdateItem. Resolves to `false`, and changes nothing, when the agent is
 * gone or a changed attribute no longer has the value that was seen. Rejects with an AppError.
 *
 * `attribute_exists` is always among the conditions: without it, an UpdateItem on a key that does not exist creates an
 * item, and no IAM condition prevents that. ReturnValues stays NONE: the policy refuses values that show more.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export async function updateAgent(
  table: AgentsTable,
  { partition, fieldName, changes, seen }: AgentUpdate,
  signal: AbortSignal,
): Promise<boolean> {
  const parts = Object.entries(changes).map(([name, value], index) => {
    const [alias, after, before] = [`#a${index}`, `:new${index}`, `:seen${index}`]
    const wasThere = seen[name] !== undefined
    return {
      names: { [alias]: name },
      values: { ...(value !== null && { [after]: value }), ...(wasThere && { [before]: seen[name] }) },
      set: value === null ? [] : [`${alias} = ${after}`],
      remove: value === null ? [alias] : [],
      condition: wasThere ? `${alias} = ${before}` : `attribute_not_exists(${alias})`,
    }
  })
  const set = parts.flatMap((part) => part.set)
  const remove = parts.flatMap((part) => part.remove)
  const values = Object.assign({}, ...parts.map((part) => part.values))
  const command = new UpdateCommand({
    TableName: table.name,
    Key: { userId: partition, fieldName },
    UpdateExpression: [
      ...(set.length === 0 ? [] : [`SET ${set.join(', ')}`]),
      ...(remove.length === 0 ? [] : [`REMOVE ${remove.join(', ')}`]),
    ].join(' '),
    ConditionExpression: ['attribute_exists(fieldName)', ...parts.map((part) => part.condition)].join(
      ' AND ',
    ),
    ExpressionAttributeNames: Object.assign({}, ...parts.map((part) => part.names)),
    // DynamoDB refuses an empty map.
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  })
  try {
    await table.call((client, options) => client.send(command, options), signal)
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    throw toAppError(error)
  }
}
