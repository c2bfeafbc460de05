import { checkParameter } from '../template/checkParameter.ts'
import type { Template } from '../template/parseTemplate.ts'

/**
 * `NAME=VALUE` each, checked against the template before AWS is asked.
 *
 * @throws Error naming the parameter and what it takes
 */
export function parseParameters(
  template: Template,
  settings: readonly string[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const setting of settings) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(setting) ?? []
    if (name === undefined || value === undefined) throw new Error(`${setting} is not NAME=VALUE`)
    checkParameter(template, name, value)
    values.set(name, value)
  }
  return values
}
