import * as v from 'valibot'
import { parseDocument } from 'yaml'
import { NotEmulatedError } from '../NotEmulatedError.ts'
import { intrinsicTags } from './intrinsicTags.ts'

const resource = v.strictObject({
  Type: v.string(),
  Condition: v.optional(v.string()),
  DependsOn: v.optional(v.union([v.string(), v.array(v.string())])),
  DeletionPolicy: v.optional(v.string()),
  UpdateReplacePolicy: v.optional(v.string()),
  Metadata: v.optional(v.unknown()),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
})

const parameter = v.strictObject({
  Type: v.picklist(['String', 'Number']),
  Default: v.optional(v.union([v.string(), v.number()])),
  Description: v.optional(v.string()),
  AllowedValues: v.optional(v.array(v.union([v.string(), v.number()]))),
  AllowedPattern: v.optional(v.string()),
  ConstraintDescription: v.optional(v.string()),
  MinLength: v.optional(v.number()),
  MaxLength: v.optional(v.number()),
  MinValue: v.optional(v.number()),
  MaxValue: v.optional(v.number()),
  NoEcho: v.optional(v.boolean()),
})

/** Name, top-level key, second-level key. */
const mappings = v.record(
  v.string(),
  v.record(v.string(), v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
)

const template = v.strictObject({
  AWSTemplateFormatVersion: v.literal('2010-09-09'),
  Description: v.optional(v.string()),
  Metadata: v.optional(v.unknown()),
  Parameters: v.optional(v.record(v.string(), parameter), {}),
  Rules: v.optional(v.unknown()),
  Mappings: v.optional(mappings, {}),
  Conditions: v.optional(v.record(v.string(), v.unknown()), {}),
  Resources: v.record(v.string(), resource),
  Outputs: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        Description: v.optional(v.string()),
        Condition: v.optional(v.string()),
        Value: v.unknown(),
        Export: v.optional(v.unknown()),
      }),
    ),
    {},
  ),
})

export type Template = v.InferOutput<typeof template>
export type TemplateResource = v.InferOutput<typeof resource>

const tags = intrinsicTags([
  'Sub',
  'Join',
  'If',
  'Equals',
  'Not',
  'And',
  'Or',
  'Select',
  'Split',
  'FindInMap',
])

/**
 * Reads a CloudFormation template (YAML). Intrinsic functions stay in it, in their long form.
 *
 * @throws NotEmulatedError for a section, an attribute of a resource or a tag that the local AWS does not know
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function readTemplate(text: string): Template {
  const document = parseDocument(text, { customTags: tags })
  // An unknown tag is only a warning to the parser, and its value would pass for a plain string.
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) throw new NotEmulatedError(`the template: ${problem.message}`)
  const result = v.safeParse(template, document.toJS())
  if (result.success) return result.output
  const [issue] = result.issues
  throw new NotEmulatedError(`the template at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`)
}
