import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'

const maps = [
  'Key',
  'Item',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
  'Expected',
  'AttributeUpdates',
] as const
const expressions = [
  'ProjectionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ConditionExpression',
  'UpdateExpression',
] as const

/** A name, unless it is a function's, a value's or the rest of a path. */
const name = /(?<![\w:.#])#?[A-Za-z_]\w*(?!\w)(?!\s*\()/g
const keywords = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE'])

/** The top-level attributes that a request names anywhere: IAM's `dynamodb:Attributes`. */
export function attributesIn(input: JsonObject): string[] {
  const { ExpressionAttributeNames, AttributesToGet } = input
  const aliases = isJsonObject(ExpressionAttributeNames) ? ExpressionAttributeNames : {}
  const inMaps = maps.flatMap((member) => {
    const map = input[member]
    return isJsonObject(map) ? Object.keys(map) : []
  })
  const inExpressions = expressions.flatMap((member) => {
    const expression = input[member]
    return typeof expression === 'string' ? (expression.match(name) ?? []) : []
  })
  const listed = Array.isArray(AttributesToGet) ? AttributesToGet.map(String) : []
  const named = inExpressions
    // IN is a keyword before a parenthesis, and an operator's name is never an attribute's.
    .filter((word) => !keywords.has(word.toUpperCase()))
    .map((word) => String(aliases[word] ?? word))
  return [...new Set([...inMaps, ...listed, ...named])]
}
