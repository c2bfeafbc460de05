import { AwsError } from '../AwsError.ts'
import type { Access } from './Access.ts'

export interface DynamoDbRequest {
  operation: string
  accesses: readonly Access[]
  input: Readonly<Record<string, unknown>>
}

export function parseOperation(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  place: { region: string; account: string },
): DynamoDbRequest {
  const context = new Map<string, string | readonly string[]>()
  const expression = String(input.KeyConditionExpression ?? '')
  const match = /^userId = (:\w+)$/.exec(expression)
  const values = (input.ExpressionAttributeValues ?? {}) as Record<string, { S?: string }>
  if (operation === 'Query') {
    const value = values[match?.[1] ?? '']?.S
    if (value === undefined) throw new AwsError('com.amazon.coral.validate#ValidationException', 'not understood')
    context.set('dynamodb:LeadingKeys', [value])
  }
  const resource = `arn:aws:dynamodb:${place.region}:${place.account}:table/${String(input.TableName ?? 'AgentsTable')}`
  return { operation, input, accesses: [{ action: `dynamodb:${operation}`, resource, context }] }
}
