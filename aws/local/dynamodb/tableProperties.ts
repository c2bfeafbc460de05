import * as v from 'valibot'

const keySchema = v.array(
  v.strictObject({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }),
)
const globalIndex = v.strictObject({
  IndexName: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_.-]{3,255}$/)),
  KeySchema: keySchema,
  Projection: v.strictObject({
    ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: v.optional(v.array(v.string())),
  }),
})

export const tableProperties = v.strictObject({
  TableName: v.string(),
  BillingMode: v.optional(v.string()),
  AttributeDefinitions: v.array(v.strictObject({ AttributeName: v.string(), AttributeType: v.string() })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: v.optional(v.array(globalIndex)),
  PointInTimeRecoverySpecification: v.optional(v.strictObject({ PointInTimeRecoveryEnabled: v.boolean() })),
  DeletionProtectionEnabled: v.optional(v.boolean()),
})

export type TableProperties = v.InferOutput<typeof tableProperties>
