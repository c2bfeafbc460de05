import * as v from 'valibot'

export const tableProperties = v.strictObject({
  TableName: v.string(),
  BillingMode: v.optional(v.string()),
  AttributeDefinitions: v.array(v.strictObject({ AttributeName: v.string(), AttributeType: v.string() })),
  KeySchema: v.array(v.strictObject({ AttributeName: v.string(), KeyType: v.string() })),
  PointInTimeRecoverySpecification: v.optional(v.strictObject({ PointInTimeRecoveryEnabled: v.boolean() })),
  DeletionProtectionEnabled: v.optional(v.boolean()),
})

export type TableProperties = v.InferOutput<typeof tableProperties>
