import type { Parameter } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../../template/parseTemplate.ts'
import type { Stack } from './describeStack.ts'

/** The stack whose tables have the template's own names. */
export const mainStack = 'leading-keys'

/**
 * The values of a template's parameters for a stack. A given value comes first, then the stack's present value. A new
 * table gets a name with the stack's name in it, so that two stacks fit into one account. Any other parameter has the
 * template's default.
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
    // In older stacks, without this parameter, every table is called AgentsTable.
    if (ParameterKey === 'TableName' && stack?.outputs.tableName) {
      return [{ ParameterKey, ParameterValue: stack.outputs.tableName }]
    }
    if (!ParameterKey.endsWith('TableName') || stackName === mainStack) return []
    return [{ ParameterKey, ParameterValue: `${stackName}-${Default}` }]
  })
}
