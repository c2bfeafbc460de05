import { functionIn } from '../../../template/resolveValue.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'

/** One way to deploy a template: a value for each of its parameters. */
export type Setting = ReadonlyMap<string, string>

/** More ways than this are not tried one by one. */
const most = 256

/**
 * Every setting of the parameters that changes these parts of a template. A parameter takes each allowed value. If any
 * value is allowed, it takes the default, each value that a condition asks for, and one that no condition asks for. A
 * parameter that the parts do not depend on has one value.
 *
 * @returns the settings, and whether there would be more
 */
export function settingsOf(
  template: JsonMembers,
  parts: readonly unknown[],
): { settings: Setting[]; isCut: boolean } {
  const parameters = Object.entries(membersOf(template.Parameters)).map(
    ([name, parameter]) => [name, membersOf(parameter)] as const,
  )
  const usual = new Map(parameters.map(([name, parameter]) => [name, usualValue(name, parameter)]))
  const needed = namesNeeded(template, parts)
  const compared = comparedValues(template.Conditions)
  let settings: Setting[] = [usual]
  let isCut = false
  for (const [name, { AllowedValues }] of parameters) {
    if (!needed.has(name)) continue
    const asked = compared.get(name) ?? []
    const values = Array.isArray(AllowedValues)
      ? AllowedValues.map(String)
      : [...new Set([usual.get(name) ?? '', ...asked, ...(asked.length === 0 ? [] : [`<${name}>`])])]
    // There are too many combinations. From here on, each value is tried with the usual values of the others.
    isCut ||= settings.length * values.length > most
    settings = isCut
      ? [...settings, ...values.map((value) => new Map([...usual, [name, value]]))].slice(0, 4 * most)
      : settings.flatMap((setting) => values.map((value) => new Map([...setting, [name, value]])))
  }
  return { settings, isCut }
}

/** The default of a parameter. Its name in angle brackets if it has none, or if only the account knows the value. */
function usualValue(name: string, { Default, Type }: JsonMembers): string {
  const isElsewhere = String(Type).startsWith('AWS::SSM::')
  return Default === undefined || Default === '' || isElsewhere ? `<${name}>` : String(Default)
}

/** Names of the parameters that some parts of a template depend on, through its conditions too. */
function namesNeeded(template: JsonMembers, parts: readonly unknown[]): ReadonlySet<string> {
  const needed = new Set<string>()
  const visit = (value: unknown) => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    if (!isRecord(value)) return
    const call = functionIn(value)
    const [first] = [call?.argument].flat()
    if (call !== undefined && typeof first === 'string') {
      if (call.name === 'Ref') needed.add(first)
      if (call.name === 'Fn::GetAtt') add(first.split('.', 1).join())
      if (call.name === 'Fn::Sub') for (const [, name = ''] of first.matchAll(/\$\{([\w:]+)/g)) add(name)
      if (call.name === 'Fn::If' || call.name === 'Condition') visitCondition(first)
    }
    for (const item of Object.values(value)) visit(item)
  }
  const add = (name: string) => {
    if (needed.has(name)) return
    needed.add(name)
    visit(membersOf(membersOf(membersOf(template.Resources)[name]).Properties).TableName)
  }
  const visitCondition = (name: string) => {
    if (needed.has(`condition ${name}`)) return
    needed.add(`condition ${name}`)
    visit(membersOf(template.Conditions)[name])
  }
  for (const part of parts) {
    if (typeof part === 'string') visitCondition(part)
    else visit(part)
  }
  for (const name of [...needed])
    visit(membersOf(membersOf(membersOf(template.Resources)[name]).Properties).TableName)
  return needed
}

/** The texts that each parameter is compared with: `Fn::Equals: [{ Ref: Name }, 'text']`. */
function comparedValues(value: unknown, found = new Map<string, string[]>()): ReadonlyMap<string, string[]> {
  if (Array.isArray(value)) for (const item of value) comparedValues(item, found)
  if (!isRecord(value)) return found
  for (const [name, argument] of Object.entries(value)) {
    if (name === 'Fn::Equals' && Array.isArray(argument)) {
      const parameter = argument.find(isRecord)?.Ref
      const text = argument.find((item) => ['string', 'number', 'boolean'].includes(typeof item))
      if (typeof parameter === 'string' && text !== undefined) {
        found.set(parameter, [...(found.get(parameter) ?? []), String(text)])
      }
    }
    comparedValues(argument, found)
  }
  return found
}
