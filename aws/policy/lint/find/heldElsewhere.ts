import { functionIn } from '../../../template/resolveValue.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { UnreadPlace } from '../PolicyToLint.ts'
import { isUnknown, sourceOf } from './unknownParts.ts'

/** Resources that make further resources, from a template that stands elsewhere. */
const stackTypes = new Set([
  'AWS::CloudFormation::Stack',
  'AWS::CloudFormation::StackSet',
  'AWS::Serverless::Application',
  'AWS::ServiceCatalog::CloudFormationProduct',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
])

/** Transforms of AWS that bring no text from elsewhere. Any other one, such as a macro, may add resources. */
const knownTransforms = /^AWS::(Serverless|LanguageExtensions|SecretsManager|CodeDeployBlueGreen)\b/

/** The sections of a template that decide what its resources are. */
const sections = ['Parameters', 'Mappings', 'Conditions', 'Globals']

const byTransform = 'is made by a transform, whose text this file does not hold'

/** What transforms bring to a template as a whole, and to its sections. */
export function broughtByTransforms(template: JsonMembers, offsetOf: OffsetOf): UnreadPlace[] {
  const resources = membersOf(template.Resources)
  const own = [template.Transform ?? []].flat().filter((each) => !knownTransforms.test(String(each)))
  return [
    ...own.map((transform): UnreadPlace => {
      const name = isRecord(transform) ? transform.Name : transform
      const reason = `passes the template through ${String(name)}, whose result this file does not hold`
      return { offset: offsetOf(template, 'Transform'), name: 'Transform', reason }
    }),
    ...['Fn::Transform', ...sections]
      .filter((key) => key in template && isBroughtByTransform([key, template[key]]))
      .map((key) => ({ offset: offsetOf(template, key), name: key, reason: byTransform })),
    ...('Fn::Transform' in resources
      ? [{ offset: offsetOf(resources, 'Fn::Transform'), name: 'Fn::Transform', reason: byTransform }]
      : []),
  ]
}

type OffsetOf = (holder: object, key: string) => number

/** Why the policies of a resource are in another file: nested stacks, modules, and what transforms and variables bring. */
export function heldElsewhere(logicalId: string, resource: unknown, offset: number): UnreadPlace[] {
  const place = { offset, name: logicalId }
  if (isUnknown(resource)) return [{ ...place, ...sourceOf(resource) }]
  if (!isRecord(resource) || logicalId === 'Fn::Transform') return []
  const { Type, Properties } = resource
  const type = String(Type)
  const properties = membersOf(Properties)
  // A replica may have a policy of its own.
  const unknown = [Properties, properties.Replicas].find(isUnknown)
  if (unknown !== undefined) return [{ ...place, ...sourceOf(unknown) }]
  if ('Fn::Transform' in resource || Object.entries(properties).some(isBroughtByTransform)) {
    return [{ ...place, reason: byTransform }]
  }
  if (type.endsWith('::MODULE')) {
    return [{ ...place, reason: `is the module ${type}, whose resources this file does not hold` }]
  }
  return stackTypes.has(type) ? stacksElsewhere(resource, place) : []
}

/** The description of an API or of a workflow grants nothing on a table. */
const descriptions = ['Body', 'DefinitionBody', 'DefinitionString']

function isBroughtByTransform([key, value]: [string, unknown]): boolean {
  return key === 'Fn::Transform' || (!descriptions.includes(key) && holdsTransform(value))
}

function holdsTransform(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsTransform)
  return isRecord(value) && ('Fn::Transform' in value || Object.values(value).some(holdsTransform))
}

/** A stack has one template, or one for each branch of `Fn::If`. */
function stacksElsewhere(
  { Properties, Metadata }: JsonMembers,
  place: Pick<UnreadPlace, 'offset' | 'name'>,
): UnreadPlace[] {
  const { TemplateURL, Location } = membersOf(Properties)
  // The CDK notes the file that it uploads.
  const asset = membersOf(Metadata)['aws:asset:path']
  return branchesOf(TemplateURL ?? Location).map((where, _, { length }): UnreadPlace => {
    const written = length === 1 && typeof asset === 'string' ? asset : where
    const file = isPath(written) ? written : undefined
    const called = file ?? /[\w.-]+\.(json|ya?ml|template)(?![\w./-])/i.exec(JSON.stringify(where ?? ''))?.[0]
    const what = `is a stack of its own, whose template this file does not hold: lint ${called ?? 'that template'}`
    if (file === undefined) return { ...place, reason: `${what} by itself` }
    return { ...place, reason: `${what} as well`, file }
  })
}

function branchesOf(value: unknown): readonly unknown[] {
  const call = functionIn(value)
  if (call?.name !== 'Fn::If' || !Array.isArray(call.argument)) return [value]
  return call.argument.slice(1).flatMap(branchesOf)
}

/** A path on this disk, and no address of a bucket. */
function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/:\/\/|\$\{|[<>]/.test(value)
}
