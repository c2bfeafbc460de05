import type { Json, JsonObject } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'

/**
 * The partition-key values that a request names: in its key, its item, or an equality of its key condition (either
 * way round, through an alias, or in the parameters from before expressions). A Scan names none, whatever it filters.
 */
export function leadingKeysIn(operation: string, input: JsonObject, partitionKey: string): string[] {
  if (operation === 'Query') {
    const values = [...inExpression(input, partitionKey), ...inLegacyCondition(input, partitionKey)]
    return [...new Set(values.flatMap(keyText))]
  }
  const item = input.Key ?? input.Item
  return isJsonObject(item) ? keyText(item[partitionKey]) : []
}

const equality = /(?:^|[\s(])(#?[\w.]+)\s*=\s*(:\w+)|(:\w+)\s*=\s*(#?[\w.]+)/g

function inExpression(input: JsonObject, partitionKey: string): (Json | undefined)[] {
  const { KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = input
  if (typeof KeyConditionExpression !== 'string') return []
  const names = isJsonObject(ExpressionAttributeNames) ? ExpressionAttributeNames : {}
  const values = isJsonObject(ExpressionAttributeValues) ? ExpressionAttributeValues : {}
  return [...KeyConditionExpression.matchAll(equality)].flatMap(([, left, right, value, name]) => {
    const attribute = left ?? name ?? ''
    return (names[attribute] ?? attribute) === partitionKey ? [values[right ?? value ?? '']] : []
  })
}

function inLegacyCondition({ KeyConditions }: JsonObject, partitionKey: string): readonly Json[] {
  const condition = isJsonObject(KeyConditions) ? KeyConditions[partitionKey] : undefined
  if (!isJsonObject(condition) || condition.ComparisonOperator !== 'EQ') return []
  const { AttributeValueList } = condition
  return Array.isArray(AttributeValueList) ? AttributeValueList : []
}

/** `{ S: 'x' }` → `x`. */
function keyText(value: Json | undefined): string[] {
  if (!isJsonObject(value)) return []
  const text = value.S ?? value.N ?? value.B
  return typeof text === 'string' && text !== '' ? [text] : []
}
