import type { Template } from '../local/stack/readTemplate.ts'

/**
 * `NAME=VALUE` each, checked against the template before AWS is asked.
 *
 * @throws Error naming the parameter and what it takes
 */
export function parseParameters(
  { Parameters }: Template,
  settings: readonly string[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const setting of settings) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(setting) ?? []
    if (name === undefined || value === undefined) throw new Error(`${setting} is not NAME=VALUE`)
    const parameter = Parameters[name]
    if (parameter === undefined) {
      throw new Error(`The template has no parameter ${name}, only ${Object.keys(Parameters).join(', ')}`)
    }
    const { AllowedPattern, AllowedValues, ConstraintDescription, Description } = parameter
    const fits =
      (AllowedPattern === undefined || new RegExp(AllowedPattern).test(value)) &&
      (AllowedValues === undefined || AllowedValues.map(String).includes(value))
    if (!fits) {
      const wanted = AllowedValues?.join(' or ') ?? ConstraintDescription ?? Description
      throw new Error(`${name} cannot be ${JSON.stringify(value)}. It takes: ${wanted}`)
    }
    values.set(name, value)
  }
  return values
}
