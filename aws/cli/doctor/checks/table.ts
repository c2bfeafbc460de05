import * as v from 'valibot'
import { AwsCallError } from '../../awsCli/callAws.ts'
import { type Check, deployAgain, type Finding, skipWithoutOperator } from '../Check.ts'

const answer = v.object({
  Table: v.object({
    TableArn: v.string(),
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
    const { TableArn, TableStatus, KeySchema, AttributeDefinitions, DeletionProtectionEnabled } = v.parse(
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
    const policy = await call?.(['dynamodb', 'get-resource-policy', '--resource-arn', TableArn]).catch(
      whereThereIsNone,
    )
    if (policy !== undefined) {
      findings.push({
        what: `${tableName} has a policy of its own: what it allows is allowed whatever the roles say, leading keys or not`,
        fix: `Read it (aws dynamodb get-resource-policy --resource-arn ${TableArn}), and remove it: aws dynamodb delete-resource-policy --resource-arn ${TableArn}`,
      })
    }
    return findings
  },
}

function whereThereIsNone(error: unknown): undefined {
  if (!(error instanceof AwsCallError) || error.code !== 'PolicyNotFoundException') throw error
}
