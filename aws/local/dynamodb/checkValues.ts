import { membersOf } from '../../policy/request/json.ts'
import { invalid } from './invalid.ts'

/** DynamoDB's limits: levels of a document, counted from the attribute, and operands of IN. */
const mostLevels = 32
const mostOperands = 100

const tooDeep =
  'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit'

/**
 * Refuses an item, or a map of values by name, if a value nests too deep.
 *
 * @throws AwsError ValidationException
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export function checkNesting(values: unknown): void {
  for (const value of Object.values(membersOf(values))) {
    if (levelsOf(value) > mostLevels) throw invalid(tooDeep)
  }
}

function levelsOf(value: unknown): number {
  const { M, L } = membersOf(value)
  const inner = Array.isArray(L) ? L : Object.values(membersOf(M))
  return 1 + inner.reduce((most: number, each) => Math.max(most, levelsOf(each)), 0)
}

/**
 * Refuses a condition if IN has too many operands.
 *
 * @param tree the condition, from the engine's parser
 * @throws AwsError ValidationException
 */
export function checkOperands(parameter: string, tree: unknown): void {
  const { type, args, expression } = membersOf(tree)
  if (expression !== undefined) checkOperands(parameter, expression)
  if (!Array.isArray(args)) return
  if (type === 'in' && args.length - 1 > mostOperands) {
    throw invalid(
      `Invalid ${parameter}: The IN operator is provided with too many operands; number of operands: ${args.length - 1}`,
    )
  }
  for (const each of args) checkOperands(parameter, each)
}
