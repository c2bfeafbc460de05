import type { Parameter } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../../template/parseTemplate.ts'
import type { Stack } from './describeStack.ts'

/** The stack whose tables have the template's own names. */
export const mainStack = 'leading-keys'

/**
 * The values of a template's parameters for a stack: those that are given; otherwise the value that the stack has; for
 * the name of a table that the stack does not have yet, one with the stack's name in it, so that two stacks fit into one
 * account; otherwise the template's default.
 *
 * @param stack the stack, and its template; undefined for a new stack
 */
export function parametersFor(
  template: Pick<Template, 'Parameters'>,
  stackName: string,
  given: ReadonlyMap<string, string>,
  stack?: Stack,
  before?: Pick<Template, 'Parameters'>,
): Parameter[] {
  const known = { ...before?.Parameters, ...stack?.parameters }
  return Object.entries(template.Parameters).flatMap(([ParameterKey, { Default = '' }]): Parameter[] => {
    const value = given.get(ParameterKey)
    if (value !== undefined) return [{ ParameterKey, ParameterValue: value }]
    if (ParameterKey in known) return [{ ParameterKey, UsePreviousValue: true }]
    // Before there was a parameter for it, every table was called AgentsTable.
    if (ParameterKey === 'TableName' && stack?.outputs.tableName) {
      return [{ ParameterKey, ParameterValue: stack.outputs.tableName }]
    }
    if (!ParameterKey.endsWith('TableName') || stackName === mainStack) return []
    return [{ ParameterKey, ParameterValue: `${stackName}-${Default}` }]
  })
}
