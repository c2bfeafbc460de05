import * as v from 'valibot'

const mapped = v.union([v.string(), v.array(v.string())])

const schema = v.object({
  Parameters: v.record(v.string(), v.object({ Default: v.optional(v.union([v.string(), v.number()])) })),
  Conditions: v.record(v.string(), v.unknown()),
  Mappings: v.record(v.string(), v.record(v.string(), v.record(v.string(), mapped))),
  Resources: v.record(
    v.string(),
    v.object({
      Type: v.string(),
      Condition: v.optional(v.string()),
      Properties: v.optional(v.record(v.string(), v.unknown()), {}),
    }),
  ),
  Outputs: v.record(v.string(), v.object({ Value: v.unknown() })),
})

export type Template = v.InferOutput<typeof schema>

/** The parts of the template that say who may do what; intrinsic functions are still in them. */
export function parseTemplate(template: unknown): Template {
  return v.parse(schema, template)
}
