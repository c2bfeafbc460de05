import { checkParameter } from '../template/checkParameter.ts'
import type { Template } from '../template/parseTemplate.ts'
import { UsageError } from './UsageError.ts'

/**
 * `NAME=VALUE` each, checked against the template before AWS is asked.
 *
 * @throws UsageError naming the parameter and what it takes
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
