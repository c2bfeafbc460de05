import { functionIn } from '../../../template/resolveValue.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Places } from '../read/Places.ts'

/**
 * A template whose comparisons can all be decided by its parameters.
 *
 * Some comparisons depend on the deployment: on the Region, on another stack, on a text made of parameters with any
 * value. Each of them becomes a parameter with the values `true` and `false`, so that `settingsOf` tries both.
 */
export function withUndecidedConditions(template: JsonMembers, places: Places): JsonMembers {
  const parameters = membersOf(template.Parameters)
  const added: Record<string, JsonMembers> = {}
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace)
    if (!isRecord(value)) return value
    const call = functionIn(value)
    if (call?.name !== 'Fn::Equals' || isDecided(call.argument, parameters)) {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replace(member)]))
    }
    const name = `Fn::Equals ${JSON.stringify(call.argument)}`
    added[name] = { Type: 'String', Default: 'true', AllowedValues: ['true', 'false'] }
    return { 'Fn::Equals': [{ Ref: name }, 'true'] }
  }
  const Conditions = replace(template.Conditions)
  if (Object.keys(added).length === 0) return template
  const decided = { ...template, Conditions, Parameters: { ...parameters, ...added } }
  places.copied(decided, template)
  return decided
}

/** Whether the settings of the parameters decide a comparison. */
function isDecided(compared: unknown, parameters: JsonMembers): boolean {
  if (!Array.isArray(compared)) return false
  const asked = compared.find(isRecord)
  // settingsOf gives a parameter the text that it alone is compared with, and another one.
  const isWithText = compared.some((side) => !isRecord(side) && !Array.isArray(side))
  if (isWithText && asked !== undefined && 'Ref' in asked) return String(asked.Ref) in parameters
  return hasKnownValues(compared, parameters)
}

/** Whether a value is made of texts and of parameters that list all their values. */
function hasKnownValues(value: unknown, parameters: JsonMembers): boolean {
  if (Array.isArray(value)) return value.every((item) => hasKnownValues(item, parameters))
  if (!isRecord(value)) return true
  const call = functionIn(value)
  const isListed = (name: unknown) => {
    const { AllowedValues, Type } = membersOf(parameters[String(name)])
    return Array.isArray(AllowedValues) && !String(Type).startsWith('AWS::SSM::')
  }
  switch (call?.name) {
    case 'Ref':
      return isListed(call.argument)
    case 'Fn::FindInMap':
    case 'Fn::Join':
    case 'Fn::Select':
    case 'Fn::Split':
      return hasKnownValues(call.argument, parameters)
    default:
      return false
  }
}
