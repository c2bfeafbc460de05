import { membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found } from '../PolicyToLint.ts'
import { policiesIn, type Spot } from './policiesIn.ts'
import { account, region } from './templateReferences.ts'

const read = `GetItem Scan Query BatchGetItem DescribeTable`
const write = `PutItem UpdateItem BatchWriteItem`

/**
 * SAM's policy templates about DynamoDB, with the actions that they allow.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const templates: Readonly<Record<string, string>> = {
  DynamoDBCrudPolicy: `${read} ${write} DeleteItem ConditionCheckItem`,
  DynamoDBReadPolicy: read,
  DynamoDBWritePolicy: write,
  DynamoDBReconfigurePolicy: 'UpdateTable',
  DynamoDBStreamReadPolicy: 'DescribeStream GetRecords GetShardIterator ListStreams',
  DynamoDBBackupFullAccessPolicy:
    'CreateBackup DescribeContinuousBackups DeleteBackup DescribeBackup ListBackups',
  DynamoDBRestoreFromBackupPolicy: 'RestoreTableFromBackup',
}

/** One entry of a SAM function's `Policies`: a policy, one of SAM's templates, or the name of a managed policy. */
export function policyOfTemplate(policy: unknown, spot: Spot): Found {
  const [name = '', parameters] = isRecord(policy) ? (Object.entries(policy)[0] ?? []) : []
  const actions = templates[name]
  if (actions !== undefined) {
    const { TableName = 'TABLE' } = membersOf(parameters)
    const arn = `arn:aws:dynamodb:${region}:${account}:table/${String(TableName)}`
    const Statement = {
      Effect: 'Allow',
      Action: actions.split(' ').map((action) => `dynamodb:${action}`),
      Resource: [arn, `${arn}/index/*`],
    }
    return policiesIn({ Version: '2012-10-17', Statement }, { ...spot, name: `${spot.name}/${name}` })
  }
  // A template of SAM for another service, or a managed policy by its name: the function's own business.
  if (typeof policy === 'string' || /^[A-Z]\w*(Policy|Access)$/.test(name))
    return { policies: [], unread: [] }
  return policiesIn(policy, spot)
}
