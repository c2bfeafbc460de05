import * as v from 'valibot'
import { TemplateError } from './TemplateError.ts'

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

/**
 * Parses a CloudFormation template whose intrinsic functions are in their long form.
 *
 * @throws TemplateError for an unknown section, or an unknown attribute of a resource
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function parseTemplate(value: unknown): Template {
  const result = v.safeParse(template, value)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new TemplateError(`the template at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`)
}
