import { AwsError } from '../AwsError.ts'
import { checkExpressions } from './checkExpressions.ts'
import { checkSelect } from './checkSelect.ts'
import { checkNesting, checkOperands } from './checkValues.ts'
import type { Rules } from './Dynalite.ts'
import { engineOperations } from './engineOperations.ts'
import { validations } from './mendedDynalite.ts'
import { withoutNulls } from './withoutNulls.ts'

/** The one thing that the engine's rules want to know of the database: bytes an item may have. */
export const limits = { options: { maxItemSize: 400 * 1024 } }

/**
 * Validates an input with the engine's own rules, which hold DynamoDB's texts, and parses its expressions for the engine.
 * The policy is asked about the object that comes out, and the engine runs it. Names in expressions are read twice, by
 * the engine's parser and by aws/policy/request/namesIn.ts; a test holds the two together.
 *
 * @throws AwsError SerializationException, ValidationException
 */
export function validateInput(
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const rules = engineOperations.get(operation)?.rules
  if (rules === undefined) throw new Error(`the engine does not run ${operation}`)
  return validate(rules, input, () => {})
}

/** Validates by the given rules, and then by the given check. */
export function validate(
  rules: Rules,
  input: Readonly<Record<string, unknown>>,
  check: (typed: Record<string, unknown>) => void,
): Record<string, unknown> {
  // A copy, which the engine makes its own.
  const copy = withoutNulls(input) as Record<string, unknown>
  checkExpressions(copy)
  try {
    const typed = validations.checkTypes(copy, rules.types)
    checkNesting(typed.Item)
    validations.checkValidations(typed, rules.types, rules.custom, limits)
    checkParsed(typed)
    check(typed)
    return typed
  } catch (error) {
    throw toAwsError(error)
  }
}

/** The checks that the engine's rules lack. They need the trees that its parser has made of the expressions. */
export function checkParsed(typed: Readonly<Record<string, unknown>>): void {
  checkSelect(typed)
  checkNesting(typed.ExpressionAttributeValues)
  checkOperands('FilterExpression', typed._filter)
  checkOperands('ConditionExpression', typed._condition)
}

/** The engine's errors carry the body that AWS would send. Anything else in here is an input it cannot read. */
export function toAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error
  const { statusCode, body } = error as {
    statusCode?: number
    body?: { __type?: string; message?: string; Message?: string }
  }
  if (statusCode === undefined || body?.__type === undefined) {
    return new AwsError('com.amazon.coral.service#SerializationException', '')
  }
  return new AwsError(body.__type, body.message ?? body.Message ?? '', statusCode)
}
