import type { QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { Attacker } from './OwnAttempt.ts'

/**
 * A Query with a projection to the attributes that administrators may see. Without one the policy denies the Query for
 * its attributes, and an attempt on the key would prove nothing.
 */
export function withProjection(
  { tableName, visibleAttributes }: Pick<Attacker, 'tableName' | 'visibleAttributes'>,
  input: Omit<QueryCommandInput, 'TableName'>,
): QueryCommandInput {
  // Some of the names, such as status, are reserved words of DynamoDB.
  const aliases = visibleAttributes.map((attribute, index) => [`#v${index}`, attribute] as const)
  return {
    TableName: tableName,
    Select: 'SPECIFIC_ATTRIBUTES',
    ...input,
    ProjectionExpression: aliases.map(([alias]) => alias).join(', '),
    ExpressionAttributeNames: { ...Object.fromEntries(aliases), ...input.ExpressionAttributeNames },
  }
}
