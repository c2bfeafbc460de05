import { AwsError } from '../AwsError.ts'
import { checkExpressions } from './checkExpressions.ts'
import { checkSelect } from './checkSelect.ts'
import { checkNesting, checkOperands } from './checkValues.ts'
import type { Rules } from './Dynalite.ts'
import { engineOperations } from './engineOperations.ts'
import { validations } from './mendedDynalite.ts'
import { withoutNulls } from './withoutNulls.ts'

/** The largest item in bytes: the only setting of the database that the engine's rules read. */
export const limits = { options: { maxItemSize: 400 * 1024 } }

/**
 * Validates an input with the engine's own rules, which have DynamoDB's messages, and parses its expressions for the
 * engine. The policy is asked about the returned object, and the engine runs the same object. Two parsers read the
 * names in expressions: the engine's and aws/policy/request/namesIn.ts. A test compares them.
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

/** Validates by the given rules, then by the given check. */
export function validate(
  rules: Rules,
  input: Readonly<Record<string, unknown>>,
  check: (typed: Record<string, unknown>) => void,
): Record<string, unknown> {
  // The engine changes this copy.
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

/** Checks that the engine's rules lack. They need the parsed expressions. */
export function checkParsed(typed: Readonly<Record<string, unknown>>): void {
  checkSelect(typed)
  checkNesting(typed.ExpressionAttributeValues)
  checkOperands('FilterExpression', typed._filter)
  checkOperands('ConditionExpression', typed._condition)
}

/**
 * The engine's errors have the body that AWS sends. Any other error comes from an input that the engine cannot read.
 */
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
