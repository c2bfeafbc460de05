import {
  DescribeTableCommand,
  GetResourcePolicyCommand,
  PolicyNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { deployAgain, type Finding, type Operator, operatorCheck } from '../Check.ts'

/** The agents' table, and the table of the offices' names. */
export const tables = operatorCheck({
  name: 'tables and their keys',
  async run(operator, { config: { tableName, officesTableName } }) {
    return [
      ...(await findingsOf(operator, tableName, {
        key: 'HASH userId S, RANGE fieldName S',
        why: 'LeadingKeys compares the partition key alone, and that has to be userId',
        loss: 'all agents',
      })),
      ...(await findingsOf(operator, officesTableName, {
        key: 'HASH userId S',
        why: 'An office is found by the userId of its agents',
        loss: 'the names of all offices',
      })),
    ]
  },
})

async function findingsOf(
  operator: Operator,
  name: string,
  wanted: { key: string; why: string; loss: string },
): Promise<Finding[]> {
  const { Table } = await operator.dynamoDb.send(new DescribeTableCommand({ TableName: name }))
  const typeOf = (attribute: string | undefined) =>
    Table?.AttributeDefinitions?.find(({ AttributeName }) => AttributeName === attribute)?.AttributeType
  const key = (Table?.KeySchema ?? [])
    .map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName} ${typeOf(AttributeName)}`)
    .join(', ')
  const findings: Finding[] = []
  if (Table?.TableStatus !== 'ACTIVE') {
    findings.push({ what: `${name} is ${Table?.TableStatus}`, fix: 'Wait until AWS has done with it' })
  }
  if (key !== wanted.key) {
    findings.push({
      what: `The key of ${name} is ${key}. ${wanted.why}`,
      fix: 'A key cannot be changed. Move the items to a table with the key of the template',
    })
  }
  // The local AWS may leave this out, because no caller can delete a table there.
  const isToldOf = operator.iam !== undefined || Table?.DeletionProtectionEnabled !== undefined
  if (isToldOf && Table?.DeletionProtectionEnabled !== true) {
    findings.push({ what: `${name} can be deleted by mistake, with ${wanted.loss}`, fix: deployAgain })
  }
  const arn = Table?.TableArn
  if (arn !== undefined && (await hasPolicy(operator, arn))) {
    findings.push({
      what: `${name} has a policy of its own: what it allows is allowed beside the roles, without leading keys`,
      fix: `Read it (aws dynamodb get-resource-policy --resource-arn ${arn}), and remove it: aws dynamodb delete-resource-policy --resource-arn ${arn}`,
    })
  }
  return findings
}

async function hasPolicy({ dynamoDb, iam }: Operator, ResourceArn: string): Promise<boolean> {
  // The local AWS has no policies on tables.
  if (iam === undefined) return false
  try {
    await dynamoDb.send(new GetResourcePolicyCommand({ ResourceArn }))
    return true
  } catch (error) {
    if (error instanceof PolicyNotFoundException) return false
    throw error
  }
}
