import { invalid } from './invalid.ts'

/** DynamoDB's limit for an expression, in bytes. */
const longest = 4096
/** Levels of nested parentheses: more than a caller needs, and fewer than overflow the stack. */
const deepest = 100

const expressions = [
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
  'ConditionExpression',
  'UpdateExpression',
]

/**
 * Refuses expressions that are too long or nested too deep, before the engine's parser sees them.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
 */
export function checkExpressions(input: Readonly<Record<string, unknown>>): void {
  for (const name of expressions) {
    const text = input[name]
    if (typeof text !== 'string') continue
    if (Buffer.byteLength(text) > longest) {
      throw invalid(
        `Invalid ${name}: Expression size has exceeded the maximum allowed size; expression size: ${Buffer.byteLength(text)}`,
      )
    }
    // Unlike AWS: it limits the number of operators, and not the depth.
    if (depthOf(text) > deepest) throw invalid(`Invalid ${name}: The expression is nested too deep`)
  }
}

function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    most = Math.max(most, depth)
  }
  return most
}
