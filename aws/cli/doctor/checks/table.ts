import * as v from 'valibot'
import { type Check, deployAgain, type Finding, skipWithoutOperator } from '../Check.ts'

const answer = v.object({
  Table: v.object({
    TableStatus: v.string(),
    KeySchema: v.array(v.object({ AttributeName: v.string(), KeyType: v.string() })),
    AttributeDefinitions: v.array(v.object({ AttributeName: v.string(), AttributeType: v.string() })),
    DeletionProtectionEnabled: v.optional(v.boolean(), false),
  }),
})

export const table: Check = {
  name: 'table and its key',
  skip: skipWithoutOperator,
  async run({ call, config: { tableName } }) {
    const found = await call?.(['dynamodb', 'describe-table', '--table-name', tableName])
    const { TableStatus, KeySchema, AttributeDefinitions, DeletionProtectionEnabled } = v.parse(
      answer,
      found,
    ).Table
    const typeOf = (name: string) =>
      AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType
    const key = KeySchema.map(
      ({ AttributeName, KeyType }) => `${KeyType} ${AttributeName} ${typeOf(AttributeName)}`,
    )
    const findings: Finding[] = []
    if (TableStatus !== 'ACTIVE')
      findings.push({ what: `${tableName} is ${TableStatus}`, fix: 'Wait until AWS has done with it' })
    if (key.join(', ') !== 'HASH userId S, RANGE fieldName S') {
      findings.push({
        what: `The key of ${tableName} is ${key.join(', ')}. LeadingKeys compares the partition key alone, and that has to be userId`,
        fix: 'A key cannot be changed. Move the items to a table with the key of the template',
      })
    }
    if (!DeletionProtectionEnabled) {
      findings.push({ what: `${tableName} can be deleted by mistake, with all agents`, fix: deployAgain })
    }
    return findings
  },
}
