import type { Property, PropertyType } from '@aws-cdk/service-spec-types'
import { referencesIn } from '../../aws/template/referencesIn.ts'
import { allowedValues, isFreeText } from './allowedValues.ts'
import { type Checked, danglingCondition, danglingReferences } from './danglingReferences.ts'
import { type Intrinsic, intrinsicOf, isObject } from './intrinsics.ts'

/** The place of a value: its path in the template, and the type of its resource. */
interface Place {
  where: string
  kind: string
}

/**
 * Everything that CloudFormation would refuse in a template, by its own schema: unknown types and properties, missing
 * ones, values of the wrong type or beyond the allowed ones, references to nothing.
 *
 * @returns one sentence each; none when the template is sound
 */
export function* findFaults(checked: Checked): Generator<string> {
  const { Parameters, Rules, Conditions, Resources, Outputs } = checked.template
  for (const logicalId of Object.keys(Resources)) yield* inResource(checked, logicalId)
  for (const [name, { Value, Condition }] of Object.entries(Outputs)) {
    yield* danglingReferences(checked, Value, `Outputs.${name}`)
    if (Condition !== undefined) yield* danglingCondition(checked, Condition, `Outputs.${name}`)
  }
  yield* danglingReferences(checked, Conditions, 'Conditions')
  yield* danglingReferences(checked, Rules, 'Rules')
  const used = new Set(referencesIn([Conditions, Resources, Outputs]))
  for (const name of Object.keys(Parameters)) {
    if (!used.has(name)) yield `Parameters.${name}: is never used`
  }
}

const deletionPolicies = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']

function* inResource(checked: Checked, logicalId: string): Generator<string> {
  const { Resources } = checked.template
  const {
    Type = '',
    Condition,
    DependsOn = [],
    DeletionPolicy,
    UpdateReplacePolicy,
    Properties,
  } = Resources[logicalId] ?? {}
  const [type] = checked.spec.lookup('resource', 'cloudFormationType', 'equals', Type)
  if (type === undefined) yield `${logicalId}: there is no resource type ${Type}`
  else yield* inObject(checked, Properties, type.properties, { where: logicalId, kind: Type })
  if (Condition !== undefined) yield* danglingCondition(checked, Condition, logicalId)
  for (const name of [DependsOn].flat()) {
    if (!(name in Resources)) yield `${logicalId}: depends on ${name}, which is not there`
  }
  for (const policy of [DeletionPolicy, UpdateReplacePolicy]) {
    if (policy !== undefined && !deletionPolicies.includes(policy)) {
      yield `${logicalId}: is one of ${deletionPolicies.join(', ')}, and is ${policy}`
    }
  }
}

function* inObject(
  checked: Checked,
  value: unknown,
  properties: Readonly<Record<string, Property>>,
  { where, kind }: Place,
): Generator<string> {
  if (!isObject(value)) {
    yield wrongType(where, 'an object', value)
    return
  }
  for (const [name, { required }] of Object.entries(properties)) {
    if (required === true && !(name in value)) yield `${where}: lacks ${name}`
  }
  for (const [name, item] of Object.entries(value)) {
    const property = properties[name]
    if (property === undefined) yield `${where}: there is no property ${name}`
    else yield* inValue(checked, item, property.type, { where: `${where}.${name}`, kind: `${kind}.${name}` })
  }
}

function* inValue(checked: Checked, value: unknown, type: PropertyType, place: Place): Generator<string> {
  const { where, kind } = place
  const call = intrinsicOf(value)
  if (call !== undefined) yield* inIntrinsic(checked, call, type, place)
  else if (type.type === 'ref') {
    const { properties } = checked.spec.get('typeDefinition', type.reference.$ref)
    yield* inObject(checked, value, properties, place)
  } else if (type.type === 'union') yield* inUnion(checked, value, type.types, place)
  else if (type.type === 'array') {
    if (!Array.isArray(value)) yield wrongType(where, 'a list', value)
    else {
      for (const [index, item] of value.entries()) {
        yield* inValue(checked, item, type.element, { where: `${where}[${index}]`, kind })
      }
    }
  } else if (type.type === 'map' || type.type === 'json') {
    if (!isObject(value)) yield wrongType(where, 'an object', value)
    else if (type.type === 'json') yield* danglingReferences(checked, value, where)
    else {
      for (const [name, item] of Object.entries(value)) {
        yield* inValue(checked, item, type.element, { where: `${where}.${name}`, kind: `${kind}.*` })
      }
    }
  } else yield* inPrimitive(value, type, place)
}

/** The form that a value fits best. Plain JSON would fit anything: it counts only where there is no other. */
function* inUnion(
  checked: Checked,
  value: unknown,
  types: readonly PropertyType[],
  place: Place,
): Generator<string> {
  const structured = types.filter(({ type }) => type === 'ref' || type === 'array')
  const found = (structured.length > 0 ? structured : types).map((type) => [
    ...inValue(checked, value, type, place),
  ])
  yield* found.sort((one, other) => one.length - other.length)[0] ?? []
}

function* inPrimitive(value: unknown, type: PropertyType, { where, kind }: Place): Generator<string> {
  switch (type.type) {
    case 'string': {
      const values = type.allowedValues ?? allowedValues[kind]
      if (typeof value !== 'string') yield wrongType(where, 'text', value)
      else if (values === undefined) {
        if (!isFreeText(kind)) yield `${where}: allowedValues.ts says nothing about ${kind}`
      } else if (!values.includes(value)) yield `${where}: is one of ${values.join(', ')}, and is ${value}`
      return
    }
    case 'integer':
      if (!Number.isInteger(value)) yield wrongType(where, 'a whole number', value)
      return
    case 'number':
    case 'boolean':
      if (typeof value !== type.type) yield wrongType(where, `a ${type.type}`, value)
      return
    default:
      yield `${where}: is of type ${type.type}, which this check does not know`
  }
}

function* inIntrinsic(
  checked: Checked,
  { name, argument }: Intrinsic,
  type: PropertyType,
  place: Place,
): Generator<string> {
  if (name === 'Fn::If' && Array.isArray(argument)) {
    const [condition, ...branches] = argument
    yield* danglingCondition(checked, condition, place.where)
    if (branches.length !== 2) yield `${place.where}: Fn::If takes a condition and two values`
    for (const branch of branches) {
      if (!isNoValue(branch)) yield* inValue(checked, branch, type, place)
    }
    return
  }
  const isText = name === 'Fn::Join' || name === 'Fn::Sub'
  if (isText && !acceptsText(type)) yield wrongType(place.where, `of type ${type.type}`, argument)
  yield* danglingReferences(checked, { [name]: argument }, place.where)
}

function isNoValue(value: unknown): boolean {
  const call = intrinsicOf(value)
  return call?.name === 'Ref' && call.argument === 'AWS::NoValue'
}

function acceptsText(type: PropertyType): boolean {
  return type.type === 'string' || (type.type === 'union' && type.types.some(acceptsText))
}

function wrongType(where: string, wanted: string, value: unknown): string {
  return `${where}: has to be ${wanted}, and is ${JSON.stringify(value)}`
}
