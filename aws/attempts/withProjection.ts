import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { Sight } from './OwnAttempt.ts'

/**
 * A Query with a projection to what administrators may see. Without one it would be denied whatever its key, and an
 * attempt on the key would prove nothing.
 */
export function withProjection(
  { tableName, visibleAttributes }: Pick<Sight, 'tableName' | 'visibleAttributes'>,
  input: Omit<QueryCommandInput, 'TableName'>,
): QueryCommandInput {
  // Some are words that DynamoDB keeps for itself.
  const aliases = visibleAttributes.map((attribute, index) => [`#v${index}`, attribute] as const)
  return {
    TableName: tableName,
    ...input,
    Select: 'SPECIFIC_ATTRIBUTES',
    ProjectionExpression: aliases.map(([alias]) => alias).join(', '),
    ExpressionAttributeNames: { ...Object.fromEntries(aliases), ...input.ExpressionAttributeNames },
  }
}
