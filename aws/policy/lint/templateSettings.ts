import { isRecord } from './isRecord.ts'

/** One way to deploy a template: a value for each of its parameters. */
export type Setting = ReadonlyMap<string, string>

/** More ways than this are not tried one by one. */
const limit = 256

/**
 * Every way in which a template's parameters change what is in it: each allowed value, or, where anything is
 * allowed, the default, each value that a condition asks for, and one that none asks for.
 *
 * @throws Error when there are too many
 */
export function templateSettings(template: Readonly<Record<string, unknown>>): Setting[] {
  const parameters = isRecord(template.Parameters) ? template.Parameters : {}
  const asked = comparedValues(template.Conditions)
  let settings: Setting[] = [new Map()]
  for (const [name, parameter] of Object.entries(parameters)) {
    const { Default, AllowedValues } = isRecord(parameter) ? parameter : {}
    const compared = asked.get(name) ?? []
    const usual = Default === undefined ? `<${name}>` : String(Default)
    const values = Array.isArray(AllowedValues)
      ? AllowedValues.map(String)
      : [...new Set(compared.length === 0 ? [usual] : [usual, ...compared, `<${name}>`])]
    settings = settings.flatMap((setting) => values.map((value) => new Map([...setting, [name, value]])))
    if (settings.length > limit) throw new Error(`the parameters have more than ${limit} combinations`)
  }
  return settings
}

/** The texts that each parameter is compared with: `Fn::Equals: [{ Ref: Name }, 'text']`. */
function comparedValues(value: unknown, found = new Map<string, string[]>()): ReadonlyMap<string, string[]> {
  if (Array.isArray(value)) for (const item of value) comparedValues(item, found)
  if (!isRecord(value)) return found
  for (const [name, argument] of Object.entries(value)) {
    if (name === 'Fn::Equals' && Array.isArray(argument)) {
      const parameter = argument.find(isRecord)?.Ref
      const text = argument.find((item) => typeof item === 'string')
      if (typeof parameter === 'string' && typeof text === 'string') {
        found.set(parameter, [...(found.get(parameter) ?? []), text])
      }
    }
    comparedValues(argument, found)
  }
  return found
}
