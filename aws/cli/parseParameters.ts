import { checkParameter } from '../template/checkParameter.ts'
import type { Template } from '../template/parseTemplate.ts'
import { UsageError } from './UsageError.ts'

/**
 * Parses settings in the form `NAME=VALUE`, and checks them against the template.
 *
 * @throws UsageError naming the parameter and its possible values
 */
export function parseParameters(
  template: Template,
  settings: readonly string[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const setting of settings) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(setting) ?? []
    if (name === undefined || value === undefined) throw new UsageError(`${setting} is not NAME=VALUE`)
    try {
      checkParameter(template, name, value)
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error))
    }
    values.set(name, value)
  }
  return values
}
